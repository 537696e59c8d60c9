// Brings the form of the panel and the EditSession together: loads what is open into the fields, keeps one
// upload as one types, writes several by Apply and takes that back, asks about what was not applied before
// anything else is opened, and tells the queue to hold what is being edited. What else the panel shows is not
// its business.
//
// A child of the panel; the form is the panel's and is left alone once that is taken apart.
#pragma once

#include "gui/details/account_editor.h"
#include "gui/details/edit_session.h"
#include "ingest/presets.h"
#include "media/look.h"

#include <QWidget>

#include <functional>

namespace engine {
class FileLooks;
}

namespace gui {

class DetailsForm;
class EditWatch;

class FormEditing : public QObject
{
    Q_OBJECT
public:
    FormEditing(transfer::UploadQueue &queue, DetailsForm *form, QWidget *panel);
    ~FormEditing() override;

    const EditSession &session() const { return *m_session; }
    void setTemplates(ingest::Templates *templates) { m_templates = templates; }
    void setAccountNames(const std::function<QString(const transfer::AccountId &)> &names)
    {
        m_accountNames = names;
    }
    void setSeveralAccounts(bool several) { m_severalAccounts = several; } // a template may name one
    void setLooks(const engine::FileLooks &looks) { m_looks = &looks; }    // outlives it

    // Once what was changed in several is applied or discarded; loaded() tells.
    void open(const QList<transfer::UploadId> &ids);
    // Once the form is made; and to take back what was typed into several.
    void load();
    // To the field that Youku refused, or one with a problem.
    void focusFirst();
    bool hasFocus() const; // a field of it, or what it opened
    // Keeps what was typed into one upload, to the last letter.
    void keepTyped();
    // The same; then goes on, unless somebody is asked about changes to several and wants to keep editing.
    void leave(std::function<void()> then);
    void discard();
    void apply();
    // Brings the details back that the last apply took the place of, where they still are what it wrote.
    void undoApply();
    // Into the form, and kept at once.
    void takeOver(const QJsonObject &details);
    // Into the form, as if it were typed: one video is saved in a moment, several wait for Apply.
    void applyTemplate(const ingest::Template &one);
    void saveTemplate();
    // Something of these is another than before.
    void refresh(const QList<transfer::UploadId> &changed);
    // The panel came or went, or the keyboard.
    void focusMoved();
    void tellEdited();
    // Of several: what would be written, shoot data of the files included.
    int changedFields() const;

signals:
    void loaded(); // the form shows other details
    void applied(int videos);
    void kept(const QList<transfer::UploadId> &ids); // open still: somebody goes on editing them
    void changed();                                  // something of what is open is another, or was kept
    void typed();                                    // or the fields were written

private:
    void edited();
    void save();
    bool beingEdited() const;
    QList<EditSession::Change> changes() const;
    QList<AccountChoice> owners() const;
    std::optional<media::Look> lookOf(transfer::UploadId id) const;
    bool isUnapplied() const;
    void openNow(const QList<transfer::UploadId> &ids);
    void ask();
    void answered(int choice);
    void write(std::function<void()> done);

    transfer::UploadQueue &m_queue;
    DetailsForm *m_form;
    QWidget *m_panel;
    ingest::Templates *m_templates = nullptr;
    const engine::FileLooks *m_looks = nullptr;
    std::function<QString(const transfer::AccountId &)> m_accountNames;
    bool m_severalAccounts = false;
    bool m_shootDataFromFile = false; // of several: each takes its own when they are written
    EditSession *m_session;
    EditWatch *m_watch;
    std::function<void()> m_then;        // what waits for an answer; null: nobody is asked
    QList<EditSession::Change> m_before; // the last apply
    QList<EditSession::Change> m_written;
};

} // namespace gui
