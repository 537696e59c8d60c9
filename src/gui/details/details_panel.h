// The panel beside the queue: details of the selected upload, or of several at once.
//
// One upload is kept as one types, a moment after the last key; several are written by Apply only. What Youku
// has already is shown, locked, with the reason. While somebody is at it, the queue holds what is shown.
#pragma once

#include "gui/queue/row_presentation.h"
#include "ingest/presets.h"
#include "transfer/queue/upload_queue.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

namespace gui {

namespace Ui {
class DetailsPanel;
}

class EditWatch;

class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(transfer::UploadQueue &queue, QWidget *parent = nullptr);
    ~DetailsPanel() override;

    void showUploads(const QList<transfer::UploadId> &ids);
    void setCategories(const QList<youku::Category> &categories);
    void setTemplates(ingest::Templates *templates);
    // In place of the queue, with a way back.
    void setAlone(bool alone);
    void focusFirst();
    // Keeps what was typed into one upload, to the last letter: before a command, and at leaving.
    void keepTyped();
    // The same; asks about changes to several that were not applied.
    void leave();

signals:
    void backRequested();
    void stepRequested(gui::RowCommand command, const QList<transfer::UploadId> &ids);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Change {
        transfer::UploadId id;
        youku::Metadata metadata;
    };

    void load();
    void edited();
    void focusMoved();
    bool beingEdited() const;
    void tellEdited();
    void save();
    void keep(const transfer::Upload &upload);
    void apply();
    void applyTemplate(const ingest::Template &one);
    void saveTemplate();
    // What would be written to each of several; worked out now, because the form may show something else
    // when it happens.
    QList<Change> changes() const;
    void askToApply(int writable);
    void write(const QList<Change> &changes, std::function<void()> done = {});
    void refresh(const QList<transfer::UploadId> &changed);
    void showState();
    void showFooter();
    void showStep(const transfer::Upload *upload);
    QString stillRefused(const transfer::Upload *upload) const;
    QString footerText(const transfer::Upload *upload, int touched) const;
    void colour();
    const transfer::Upload *only() const; // the shown upload, when it is one
    int changeable() const;               // how many of the shown ones Youku has no details of
    QString noteText(int changeable) const;

    transfer::UploadQueue &m_queue;
    std::unique_ptr<Ui::DetailsPanel> m_ui;
    ingest::Templates *m_templates = nullptr;
    QList<transfer::UploadId> m_ids;
    QSet<transfer::UploadId> m_shownIds; // the same, to look up
    youku::Metadata m_shown;             // as loaded or last saved
    QSet<transfer::UploadId> m_asked;    // left with changes, and not answered yet
    EditWatch *m_watch;
    bool m_saved = false; // nothing was changed since
    QTimer m_saving;
    RowCommand m_step = RowCommand::None;
};

} // namespace gui
