// The panel beside the queue: details of the selected upload, or of several at once.
//
// One upload is kept as one types, a moment after the last key; several are written by Apply only. What Youku
// has already is shown, locked, with the reason.
#pragma once

#include "gui/queue/row_facts.h"
#include "transfer/upload_queue.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace gui {

namespace Ui {
class DetailsPanel;
}

class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(transfer::UploadQueue &queue, QWidget *parent = nullptr);
    ~DetailsPanel() override;

    void showUploads(const QList<transfer::UploadId> &ids);
    void setCategories(const QList<youku::Category> &categories);
    // In place of the queue, with a way back.
    void setAlone(bool alone);
    void focusFirst();
    // Keeps what was typed into one upload; asks about changes to several that were not applied.
    void leave();

signals:
    void backRequested();
    void stepRequested(gui::RowCommand command, const QList<transfer::UploadId> &ids);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void load();
    void edited();
    void save();
    void apply();
    void write(const QList<transfer::UploadId> &ids);
    void refresh(const QList<transfer::UploadId> &changed);
    void showState();
    void showFooter();
    void colour();
    const transfer::Upload *only() const; // the shown upload, when it is one

    transfer::UploadQueue &m_queue;
    std::unique_ptr<Ui::DetailsPanel> m_ui;
    QList<transfer::UploadId> m_ids;
    youku::Metadata m_shown; // as loaded or last saved
    QTimer m_saving;
    RowCommand m_step = RowCommand::None;
};

// {name}, {date} and {n} in a title stand for file name, date and number.
QString filledTitle(const QString &pattern, const QString &path, const QDate &date, int number);

} // namespace gui
