// The panel beside the queue: details of the selected upload, or of several at once.
//
// One upload is kept as one types, a moment after the last key; several are written by Apply only. What Youku
// has already is shown to be read. While somebody is at it, the queue holds what is shown. What is open, kept
// and held is the FormEditing's.
#pragma once

#include "gui/details/account_editor.h"
#include "gui/details/blocks/published_block.h"
#include "gui/queue/row_presentation.h"
#include "ingest/presets.h"
#include "transfer/queue/upload_queue.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace engine {
class FileLooks;
}

class QSpacerItem;

namespace gui {

namespace Ui {
class DetailsPanel;
}

class EditSession;
class FormEditing;
class VideoPictures;

class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(transfer::UploadQueue &queue, QWidget *parent = nullptr);
    ~DetailsPanel() override;

    void showUploads(const QList<transfer::UploadId> &ids);
    void setCategories(const QList<youku::Category> &categories);
    void setApi(youku::ApiKind api); // of the default account
    // Which videos can be given to; to be set again when they are others. byDefault: of what names none.
    void setAccounts(const QList<AccountChoice> &accounts, const transfer::AccountId &byDefault);
    void setTemplates(ingest::Templates *templates);
    // What is known of files and shown of them; without, nothing. Both outlive it.
    void setLooks(const engine::FileLooks &looks, VideoPictures &pictures);
    // What accounts are called; to be set again when that is another.
    void setAccountNames(const PublishedBlock::AccountNames &names);
    // In place of the queue, with a way back.
    void setAlone(bool alone);
    void focusFirst();
    QWidget *foot() const; // the line above its buttons, hidden with them
    // Keeps what was typed into one upload, to the last letter: before a command, and at leaving.
    void keepTyped();
    // The same; then goes on, unless somebody is asked about changes to several and wants to keep editing.
    void leave(std::function<void()> then);
    void undoApply();

signals:
    void backRequested();
    void selectRequested(const QList<transfer::UploadId> &ids); // somebody goes on editing these
    void applied(int videos);
    void logWanted(transfer::UploadId id);
    void stepRequested(gui::RowCommand command, const QList<transfer::UploadId> &ids);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    const EditSession &session() const;
    void showLoaded();
    void showState();
    void showBlocks(const transfer::Upload *upload);
    void showReadOnly(const transfer::UploadRecord &record);
    void showFooter();
    void showStep(const transfer::Upload *upload);
    QString stillRefused(const transfer::Upload *upload) const;
    QString footerText(const transfer::Upload *upload, int touched) const;
    void colour();
    QString noteText() const;

    std::unique_ptr<Ui::DetailsPanel> m_ui;
    const engine::FileLooks *m_looks = nullptr;
    FormEditing *m_editing;
    PublishedBlock::AccountNames m_accountNames;
    QSpacerItem *m_rest; // of the height
    RowCommand m_step = RowCommand::None;
};

} // namespace gui
