#include "gui/details/form_editing.h"

#include "engine/looks/file_looks.h"
#include "gui/details/details_form.h"
#include "gui/details/edit_watch.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/prompts/prompts.h"
#include "ingest/shoot_data.h"
#include "ingest/title_filler.h"
#include "ingest/title_pattern.h"
#include "youku/refusal.h"

#include <utility>

using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {
constexpr youku::Field fieldsOfShooting[] = {youku::Field::ShootTime, youku::Field::Latitude,
                                             youku::Field::Longitude};
}

FormEditing::FormEditing(transfer::UploadQueue &queue, DetailsForm *form, QWidget *panel)
    : QObject(panel)
    , m_queue(queue)
    , m_form(form)
    , m_panel(panel)
    , m_session(new EditSession(queue, this))
    , m_watch(new EditWatch(form, this))
{
    connect(m_session, &EditSession::saveDue, this, &FormEditing::save);
    connect(form, &DetailsForm::edited, this, &FormEditing::edited);
    connect(m_watch, &EditWatch::moved, this, &FormEditing::focusMoved);
    connect(&queue, &transfer::UploadQueue::changed, this, &FormEditing::refresh);
}

FormEditing::~FormEditing()
{
    m_watch->disconnect(this); // what is taken apart loses the focus
    m_session->end();
}

void FormEditing::open(const QList<UploadId> &ids)
{
    if (m_then) {
        m_then = [this, ids] {
            openNow(ids);
        };
        return;
    }
    if (ids != m_session->ids())
        leave([this, ids] { openNow(ids); });
}

void FormEditing::openNow(const QList<UploadId> &ids)
{
    m_session->open(ids);
    load();
    tellEdited();
}

void FormEditing::load()
{
    const QList<youku::Metadata> videos = m_session->load();
    m_shootDataFromFile = false;
    m_form->setTitleFiller(ingest::titleFiller(m_queue, m_session->ids()));
    m_form->showVideos(videos, owners());
    emit loaded();
}

QList<AccountChoice> FormEditing::owners() const
{
    QList<AccountChoice> owners;
    for (const transfer::AccountId &id : m_session->owners())
        owners.append({id, m_accountNames ? m_accountNames(id) : QString()});
    return owners;
}

void FormEditing::focusFirst()
{
    const Upload *upload = m_session->only();
    const std::optional<youku::Field> refused =
        upload && upload->record().failure ? youku::fieldRefused(*upload->record().failure) : std::nullopt;
    m_form->focusFirst(refused.value_or(youku::Field::Title));
}

bool FormEditing::hasFocus() const
{
    return m_watch->inside();
}

void FormEditing::keepTyped()
{
    m_form->finishTyping();
    save();
}

int FormEditing::changedFields() const
{
    const bool fromFiles = m_shootDataFromFile && m_form->several();
    return int(m_form->changed().size()) + (fromFiles ? int(std::size(fieldsOfShooting)) : 0);
}

bool FormEditing::isUnapplied() const
{
    return m_form->several() && (m_shootDataFromFile || !m_form->touched().isEmpty())
           && m_session->changeable() > 0;
}

void FormEditing::leave(std::function<void()> then)
{
    keepTyped();
    if (!isUnapplied())
        return then();
    const bool isAsked = bool(m_then);
    m_then = std::move(then);
    if (!isAsked)
        ask();
}

// What is open stays open, and held, until the answer.
void FormEditing::ask()
{
    const int writable = m_session->changeable();
    QStringList choices{tr("Keep editing"), tr("Discard")};
    if (m_form->problems().isEmpty())
        choices.append(tr("Apply to %n videos", nullptr, writable));
    prompts::choose(
        m_panel,
        {tr("Video details"), tr("Apply your changes to %n video(s)?", nullptr, writable), {}, choices, true},
        [this](int choice) { answered(choice); });
}

void FormEditing::answered(int choice)
{
    const std::function<void()> then = std::exchange(m_then, {});
    if (choice == 0) {
        emit kept(m_session->ids());
    } else if (choice == 1) {
        discard();
        then();
    } else {
        write(then);
    }
}

void FormEditing::focusMoved()
{
    if (!m_watch->inside())
        keepTyped();
    tellEdited();
}

bool FormEditing::beingEdited() const
{
    const bool unsaved = m_form->several() ? changedFields() > 0 : m_session->saving() || m_form->halfTyped();
    return unsaved || m_watch->inside();
}

void FormEditing::tellEdited()
{
    m_session->hold(beingEdited());
}

void FormEditing::edited()
{
    m_session->typed();
    tellEdited();
    emit typed();
}

void FormEditing::save()
{
    m_session->stopSaving();
    if (!m_form->touched().isEmpty()) {
        const EditSession::Kept kept =
            m_session->keep([this](const youku::Metadata &before) { return m_form->appliedTo(before); },
                            m_form->accountToGive());
        if (kept == EditSession::Kept::TooLate)
            load();
        else if (kept == EditSession::Kept::Written)
            emit changed();
    }
    tellEdited();
}

void FormEditing::discard()
{
    load();
    tellEdited();
}

void FormEditing::apply()
{
    m_form->finishTyping();
    if (!m_form->problems().isEmpty()) {
        emit typed(); // what was typed last has them
        return;
    }
    write({});
}

void FormEditing::write(std::function<void()> done)
{
    m_written = changes();
    m_before.clear();
    for (const EditSession::Change &change : std::as_const(m_written)) {
        const transfer::UploadRecord &record = m_queue.find(change.id)->record();
        m_before.append({change.id, record.metadata, {}});
        if (change.account && !record.account().isEmpty())
            m_before.last().account = record.account();
    }
    m_session->write(m_written, [this, count = int(m_written.size()), done = std::move(done)] {
        load();
        tellEdited();
        m_session->setSaved();
        emit typed();
        emit applied(count);
        if (done)
            done();
    });
}

void FormEditing::undoApply()
{
    QList<EditSession::Change> back;
    for (qsizetype i = 0; i < m_before.size(); ++i) {
        const Upload *upload = m_queue.find(m_before[i].id);
        if (upload && upload->record().metadata == m_written[i].metadata)
            back.append(m_before[i]);
    }
    m_before.clear();
    m_session->write(back, [this] {
        if (!isUnapplied())
            load();
    });
}

QList<EditSession::Change> FormEditing::changes() const
{
    QList<EditSession::Change> changes =
        m_session->changes([this](const youku::Metadata &before) { return m_form->appliedTo(before); },
                           m_form->touched().contains(youku::Field::Title), m_form->accountToGive());
    if (m_shootDataFromFile) {
        for (EditSession::Change &change : changes)
            change.metadata = ingest::withShootData(change.metadata, lookOf(change.id));
    }
    return changes;
}

std::optional<media::Look> FormEditing::lookOf(UploadId id) const
{
    return m_looks ? m_looks->look(id) : std::nullopt;
}

void FormEditing::takeOver(const QJsonObject &details)
{
    m_form->fill(details);
    save();
}

void FormEditing::applyTemplate(const ingest::Template &one)
{
    QJsonObject details = one.details;
    const QString titleKey = youku::fieldName(youku::Field::Title);
    if (const Upload *upload = m_session->only(); upload && details.contains(titleKey))
        details[titleKey] =
            ingest::filledTitle(details[titleKey].toString(), upload->record().path, QDate::currentDate(), 1);
    if (one.shootDataFromFile && m_session->only()) {
        const QJsonObject shot = youku::toJson(ingest::shootDataOf(lookOf(m_session->only()->id())));
        for (const youku::Field field : fieldsOfShooting) {
            const QString key = youku::fieldName(field);
            if (shot.contains(key))
                details.insert(key, shot.value(key));
        }
    }
    m_shootDataFromFile = one.shootDataFromFile;
    m_form->fill(details);
    if (!one.account.isEmpty())
        m_form->typeAccount(one.account);
    if (m_shootDataFromFile && m_form->several()) // which shows in no field
        edited();
}

void FormEditing::saveTemplate()
{
    save();
    const Upload *upload = m_session->only();
    if (!upload)
        return;
    const transfer::UploadRecord &record = upload->record();
    QStringList taken;
    for (const ingest::Template &one : m_templates->all())
        taken.append(one.name);
    const QString account =
        m_severalAccounts && m_accountNames ? m_accountNames(record.account()) : QString();
    auto *dialog = new SaveTemplateDialog(ingest::patternOf(record.metadata.title, record.path), taken,
                                          account, m_panel->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, account, metadata = record.metadata] {
        ingest::Template one = ingest::templateOf(dialog->name(), dialog->titlePattern(), metadata);
        one.shootDataFromFile = dialog->shootDataFromFile();
        if (dialog->withAccount())
            one.account = account;
        if (one.shootDataFromFile) {
            for (const youku::Field field : fieldsOfShooting) // not this video's
                one.details.remove(youku::fieldName(field));
        }
        m_templates->save(one);
    });
    dialog->open();
}

void FormEditing::refresh(const QList<UploadId> &changedIds)
{
    if (!m_session->anyOf(changedIds))
        return;
    if (m_session->outdated())
        load();
    else
        emit changed();
}

} // namespace gui
