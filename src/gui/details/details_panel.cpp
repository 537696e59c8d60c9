#include "gui/details/details_panel.h"

#include "engine/looks/file_looks.h"
#include "gui/details/edit_watch.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/video_pictures.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "ingest/title_filler.h"
#include "ingest/title_pattern.h"
#include "ui_details_panel.h"
#include "words/sentences.h"
#include "youku/refusal.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

DetailsPanel::DetailsPanel(transfer::UploadQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_ui(std::make_unique<Ui::DetailsPanel>())
    , m_session(new EditSession(queue, this))
{
    m_ui->setupUi(this);
    m_watch = new EditWatch(m_ui->form, this);
    m_ui->heading->setFont(strongFont(font()));
    m_ui->header->setFixedHeight(std::max(40, fontMetrics().height() + 22));
    m_ui->back->setIcon(icon(u"chevron-left"_s));
    m_ui->back->hide();
    m_ui->saved->setFont(smallFont(font()));
    m_ui->note->setFont(smallFont(font()));

    connect(m_session, &EditSession::saveDue, this, &DetailsPanel::save);
    connect(m_ui->form, &DetailsForm::edited, this, &DetailsPanel::edited);
    connect(m_ui->back, &QToolButton::clicked, this, &DetailsPanel::backRequested);
    connect(m_ui->discard, &QPushButton::clicked, this, [this] {
        load();
        tellEdited();
    });
    connect(m_ui->apply, &QPushButton::clicked, this, &DetailsPanel::apply);
    connect(m_ui->templates, &TemplateMenu::chosen, this, &DetailsPanel::applyTemplate);
    connect(m_ui->templates, &TemplateMenu::saveWanted, this, &DetailsPanel::saveTemplate);
    connect(m_watch, &EditWatch::moved, this, &DetailsPanel::focusMoved);
    connect(m_ui->step, &QPushButton::clicked, this, [this] {
        if (m_watch->inside())
            m_ui->step->setFocus(); // it was pressed without the mouse or Tab: the form is left all the same
        keepTyped();
        emit stepRequested(m_step, m_session->ids());
    });
    const auto request = [this](RowCommand command) {
        emit stepRequested(command, m_session->ids());
    };
    connect(m_ui->aftermath, &AftermathBlock::commandWanted, this, request);
    connect(m_ui->doubt, &DoubtBlock::commandWanted, this, request);
    connect(m_ui->file, &FileBlock::commandWanted, this, request);
    connect(m_ui->fromFile, &FromFileBlock::wanted, this, [this](const QJsonObject &details) {
        m_ui->form->fill(details);
        save();
    });
    connect(&queue, &transfer::UploadQueue::changed, this, &DetailsPanel::refresh);
    colour();
    load();
}

DetailsPanel::~DetailsPanel()
{
    m_watch->disconnect(this); // what is taken apart loses the focus
    m_session->end();
}

void DetailsPanel::showUploads(const QList<UploadId> &ids)
{
    if (ids == m_session->ids())
        return;
    leave();
    m_session->open(ids);
    load();
    tellEdited();
}

void DetailsPanel::setCategories(const QList<youku::Category> &categories)
{
    m_ui->form->setCategories(categories);
}

void DetailsPanel::setApi(youku::ApiKind api)
{
    m_ui->form->setApi(api);
}

void DetailsPanel::setAlone(bool alone)
{
    m_ui->back->setVisible(alone);
}

void DetailsPanel::focusFirst()
{
    const Upload *upload = m_session->only();
    const std::optional<youku::Field> refused =
        upload && upload->record().failure ? youku::fieldRefused(*upload->record().failure) : std::nullopt;
    m_ui->form->focusFirst(refused.value_or(youku::Field::Title));
}

void DetailsPanel::keepTyped()
{
    m_ui->form->finishTyping();
    save();
}

void DetailsPanel::leave()
{
    keepTyped();
    if (!m_ui->form->several())
        return;
    if (const int writable = m_ui->form->touched().isEmpty() ? 0 : m_session->changeable(); writable > 0)
        askToApply(writable);
}

// Nothing of them goes out before the answer.
void DetailsPanel::askToApply(int writable)
{
    const auto answered = [this, asked = m_session->holdForAnswer()] {
        m_session->answered(asked);
        tellEdited();
    };
    prompts::confirm(this,
                     {tr("Video details"),
                      tr("Apply your changes to %n video(s)?", nullptr, writable),
                      {},
                      tr("Apply"),
                      tr("Discard")},
                     [this, changes = changes(), answered](bool yes) {
                         m_session->write(yes ? changes : QList<EditSession::Change>(), answered);
                     });
}

void DetailsPanel::focusMoved()
{
    if (!m_watch->inside())
        keepTyped();
    tellEdited();
}

bool DetailsPanel::beingEdited() const
{
    const bool unsaved = m_ui->form->several() ? !m_ui->form->changed().isEmpty()
                                               : m_session->saving() || m_ui->form->halfTyped();
    return unsaved || m_watch->inside();
}

void DetailsPanel::tellEdited()
{
    m_session->hold(beingEdited());
}

void DetailsPanel::load()
{
    const QList<youku::Metadata> videos = m_session->load();
    const QList<UploadId> &ids = m_session->ids();
    m_ui->form->setTitleFiller(ingest::titleFiller(m_queue, ids));
    m_ui->form->showVideos(videos);
    m_ui->heading->setText(ids.size() > 1 ? tr("%n videos selected", nullptr, int(ids.size()))
                                          : tr("Video details"));
    m_ui->scroll->verticalScrollBar()->setValue(0);
    showState();
}

void DetailsPanel::edited()
{
    m_session->typed();
    tellEdited();
    showFooter();
}

void DetailsPanel::save()
{
    m_session->stopSaving();
    if (!m_ui->form->touched().isEmpty()) {
        const EditSession::Kept kept =
            m_session->keep([this](const youku::Metadata &before) { return m_ui->form->appliedTo(before); });
        if (kept == EditSession::Kept::TooLate)
            load();
        else if (kept == EditSession::Kept::Written)
            showState();
    }
    tellEdited();
}

void DetailsPanel::apply()
{
    m_ui->form->finishTyping();
    if (!m_ui->form->problems().isEmpty())
        return showFooter(); // in what was typed last
    m_session->write(changes(), [this] {
        load();
        tellEdited();
        m_session->setSaved();
        showFooter();
    });
}

QList<EditSession::Change> DetailsPanel::changes() const
{
    return m_session->changes([this](const youku::Metadata &before) { return m_ui->form->appliedTo(before); },
                              m_ui->form->touched().contains(youku::Field::Title));
}

void DetailsPanel::setTemplates(ingest::Templates *templates)
{
    m_templates = templates;
    m_ui->templates->setTemplates(templates);
}

void DetailsPanel::setLooks(const engine::FileLooks &looks, VideoPictures &pictures)
{
    m_looks = &looks;
    m_ui->file->setSources(looks, pictures);
    connect(&pictures, &VideoPictures::changed, this, [this](UploadId id) { refresh({id}); });
}

// Into the form, as if it were typed: one video is saved in a moment, several wait for Apply.
void DetailsPanel::applyTemplate(const ingest::Template &one)
{
    QJsonObject details = one.details;
    const QString titleKey = youku::fieldName(youku::Field::Title);
    if (const Upload *upload = m_session->only(); upload && details.contains(titleKey))
        details[titleKey] =
            ingest::filledTitle(details[titleKey].toString(), upload->record().path, QDate::currentDate(), 1);
    m_ui->form->fill(details);
}

void DetailsPanel::saveTemplate()
{
    save();
    const Upload *upload = m_session->only();
    if (!upload)
        return;
    QStringList taken;
    for (const ingest::Template &one : m_templates->all())
        taken.append(one.name);
    auto *dialog = new SaveTemplateDialog({}, taken, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, metadata = upload->record().metadata] {
        m_templates->save(ingest::templateOf(dialog->name(), dialog->titlePattern(), metadata));
    });
    dialog->open();
}

void DetailsPanel::refresh(const QList<UploadId> &changed)
{
    if (!m_session->anyOf(changed))
        return;
    if (m_session->outdated())
        load();
    else
        showState();
}

void DetailsPanel::showState()
{
    const Upload *upload = m_session->only();
    const int writable = m_session->changeable();
    m_ui->form->setEnabled(writable > 0);
    m_ui->file->showFor(upload);
    m_ui->doubt->showFor(upload);
    m_ui->issue->showFor(upload);
    m_ui->aftermath->showFor(upload);
    m_ui->happened->showFor(upload);
    m_ui->fromFile->showFor(writable > 0 ? upload : nullptr,
                            upload && m_looks ? m_looks->look(upload->id()) : std::nullopt);
    m_ui->note->setText(noteText(writable));
    m_ui->note->setVisible(!m_ui->note->text().isEmpty());
    m_ui->form->setVisible(!m_session->ids().isEmpty());
    m_ui->templates->setUsable(writable > 0, upload);
    showFooter();
}

QString DetailsPanel::noteText(int changeable) const
{
    const qsizetype shown = m_session->ids().size();
    if (shown == 0)
        return tr("Select a video to fill in what viewers will see.");
    if (const Upload *upload = m_session->only(); upload && upload->stage() == transfer::Stage::Published)
        return tr("The video is published; its details can be changed on the video page.");
    if (changeable == 0)
        return tr("Youku has these details already. Change them on the video page once it is published.");
    if (shown == 1)
        return {};
    QStringList sentences{
        tr("Only the fields you change are written. The others stay as they are in each video.")};
    if (changeable < shown)
        sentences.append(tr("Youku has the details of %n of them already; those stay as they are.", nullptr,
                            int(shown) - changeable));
    return words::paragraph(sentences);
}

void DetailsPanel::colour()
{
    setTone(m_ui->saved, Tone::Secondary);
    setTone(m_ui->note, Tone::Secondary);
    // Locked details are still there to be read.
    QPalette readable;
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        readable.setColor(QPalette::Disabled, role, coloursOf(palette()).secondary);
    m_ui->form->setPalette(readable);
    m_ui->savedIcon->setPixmap(
        iconPixmap(u"saved"_s, 14, coloursOf(palette()).secondary, devicePixelRatioF()));
}

void DetailsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui && m_ui->saved)
        colour();
}

void DetailsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellEdited();
}

void DetailsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    focusMoved();
}

void DetailsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace gui
