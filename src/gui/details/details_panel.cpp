#include "gui/details/details_panel.h"

#include "engine/words.h"
#include "gui/ask.h"
#include "gui/icons.h"
#include "gui/looks.h"
#include "ui_details_panel.h"

#include <QDateTime>
#include <QFileInfo>
#include <QKeyEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {
constexpr int savingDelayMs = 400;
}

QString filledTitle(const QString &pattern, const QString &path, const QDate &date, int number)
{
    QString title = pattern;
    title.replace("{date}"_L1, date.toString(Qt::ISODate));
    title.replace("{n}"_L1, QString::number(number));
    title.replace("{name}"_L1, QFileInfo(path).completeBaseName()); // last: a name may hold braces of its own
    return title;
}

DetailsPanel::DetailsPanel(transfer::UploadQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_ui(std::make_unique<Ui::DetailsPanel>())
{
    m_ui->setupUi(this);
    m_ui->heading->setFont(strongFont(font()));
    m_ui->header->setFixedHeight(std::max(40, fontMetrics().height() + 22));
    m_ui->back->setIcon(icon(u"chevron-left"_s));
    m_ui->back->hide();
    m_ui->saved->setFont(smallFont(font()));
    m_ui->note->setFont(smallFont(font()));
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingDelayMs);

    connect(&m_saving, &QTimer::timeout, this, &DetailsPanel::save);
    connect(m_ui->form, &DetailsForm::edited, this, &DetailsPanel::edited);
    connect(m_ui->back, &QToolButton::clicked, this, &DetailsPanel::backRequested);
    connect(m_ui->discard, &QPushButton::clicked, this, &DetailsPanel::load);
    connect(m_ui->apply, &QPushButton::clicked, this, &DetailsPanel::apply);
    connect(m_ui->step, &QPushButton::clicked, this, [this] {
        save();
        emit stepRequested(m_step, m_ids);
    });
    connect(&queue, &transfer::UploadQueue::changed, this, &DetailsPanel::refresh);
    colour();
    load();
}

DetailsPanel::~DetailsPanel() = default;

const Upload *DetailsPanel::only() const
{
    return m_ids.size() == 1 ? m_queue.find(m_ids.first()) : nullptr;
}

void DetailsPanel::showUploads(const QList<UploadId> &ids)
{
    if (ids == m_ids)
        return;
    leave();
    m_ids = ids;
    load();
}

void DetailsPanel::setCategories(const QList<youku::Category> &categories)
{
    m_ui->form->setCategories(categories);
}

void DetailsPanel::setAlone(bool alone)
{
    m_ui->back->setVisible(alone);
}

void DetailsPanel::focusFirst()
{
    m_ui->form->focusFirst();
}

void DetailsPanel::leave()
{
    m_ui->form->finishTyping();
    if (!m_ui->form->several()) {
        save();
        return;
    }
    const qsizetype fields = m_ui->form->touched().size();
    if (fields == 0)
        return;
    // The answer comes when the form shows something else: what would be written is worked out now.
    QList<std::pair<UploadId, youku::Metadata>> changes;
    for (const UploadId id : std::as_const(m_ids)) {
        if (const Upload *upload = m_queue.find(id))
            changes.append({id, m_ui->form->appliedTo(upload->record().metadata)});
    }
    ask::confirm(this,
                 {tr("Video details"),
                  tr("Apply your changes to %n video(s)?", nullptr, int(m_ids.size())),
                  {},
                  tr("Apply"),
                  tr("Discard")},
                 [this, changes](bool yes) {
                     for (const auto &[id, metadata] : changes) {
                         if (yes && m_queue.find(id))
                             m_queue.setMetadata(id, metadata);
                     }
                 });
}

void DetailsPanel::load()
{
    m_saving.stop();
    QList<youku::Metadata> videos;
    for (const UploadId id : std::as_const(m_ids)) {
        if (const Upload *upload = m_queue.find(id))
            videos.append(upload->record().metadata);
    }
    m_shown = videos.value(0);
    m_ui->form->showVideos(videos);
    m_ui->saved->clear();
    m_ui->heading->setText(m_ids.size() > 1 ? tr("%n videos selected", nullptr, int(m_ids.size()))
                                            : tr("Video details"));
    m_ui->scroll->verticalScrollBar()->setValue(0);
    showState();
}

void DetailsPanel::edited()
{
    if (!m_ui->form->several()) {
        m_ui->saved->clear();
        m_saving.start();
    }
    showFooter();
}

void DetailsPanel::save()
{
    m_saving.stop();
    const Upload *upload = only();
    if (!upload || m_ui->form->touched().isEmpty())
        return;
    const youku::Metadata metadata = m_ui->form->appliedTo(upload->record().metadata);
    if (metadata == upload->record().metadata)
        return;
    if (m_queue.setMetadata(upload->id(), metadata)) {
        m_shown = metadata;
        m_ui->saved->setText(tr("Saved"));
    }
    showState();
}

void DetailsPanel::apply()
{
    m_ui->form->finishTyping();
    write(m_ids);
    load();
}

void DetailsPanel::write(const QList<UploadId> &ids)
{
    const bool titled = m_ui->form->touched().contains(youku::Field::Title);
    int number = 0;
    for (const UploadId id : ids) {
        ++number;
        const Upload *upload = m_queue.find(id);
        if (!upload || upload->detailsLocked())
            continue;
        youku::Metadata metadata = m_ui->form->appliedTo(upload->record().metadata);
        if (titled)
            metadata.title = filledTitle(metadata.title, upload->record().path, QDate::currentDate(), number);
        m_queue.setMetadata(id, metadata);
    }
}

void DetailsPanel::refresh(const QList<UploadId> &changed)
{
    bool concerned = false;
    for (const UploadId id : changed)
        concerned |= m_ids.contains(id);
    if (!concerned)
        return;
    const Upload *upload = only();
    if (upload && !m_saving.isActive() && upload->record().metadata != m_shown)
        load(); // written elsewhere, or wiped at the end
    else
        showState();
}

void DetailsPanel::showState()
{
    const Upload *upload = only();
    const bool many = m_ids.size() > 1;
    bool editable = many;
    if (upload)
        editable = !upload->detailsLocked();
    m_ui->form->setEnabled(editable);
    m_ui->issue->showFor(upload);

    QString note;
    if (many)
        note = tr("Only the fields you change are written. The others stay as they are in each video.") + u' '
               + tr("In a title, {name}, {date} and {n} stand for file name, date, number.");
    else if (!upload)
        note = tr("Select a video to fill in what viewers will see.");
    else if (!editable)
        note = tr("Youku has these details already. Change them on the video page once it is published.");
    m_ui->note->setText(note);
    m_ui->note->setVisible(!note.isEmpty());
    m_ui->form->setVisible(upload || many);
    showFooter();
}

void DetailsPanel::showFooter()
{
    const bool many = m_ids.size() > 1;
    const int touched = many ? int(m_ui->form->touched().size()) : 0;
    m_ui->discard->setVisible(many);
    m_ui->apply->setVisible(many);
    m_ui->discard->setEnabled(touched > 0);
    m_ui->apply->setEnabled(touched > 0 && m_ui->form->problems().isEmpty());
    const QString text = tr("Apply to %n videos", nullptr, int(m_ids.size()));
    m_ui->apply->setText(text);
    m_ui->apply->setAccessibleName(text);
    if (many)
        m_ui->saved->setText(touched > 0 ? tr("%n field(s) changed", nullptr, touched) : QString());
    m_ui->savedIcon->setVisible(!many && !m_ui->saved->text().isEmpty());

    const Upload *upload = only();
    const RowFacts facts = upload ? rowFacts(*upload, 0, QDateTime::currentMSecsSinceEpoch()) : RowFacts();
    // "Edit details" would lead here: what follows it is trying again.
    m_step = facts.button == RowCommand::EditDetails && upload && applies(RowCommand::Retry, *upload)
                 ? RowCommand::Retry
                 : facts.button;
    const QString step =
        m_step == RowCommand::Retry ? engine::nextStepLabel(engine::NextStep::Retry) : facts.buttonText;
    m_ui->step->setVisible(m_step != RowCommand::None && m_step != RowCommand::EditDetails);
    m_ui->step->setEnabled(m_ui->form->problems().isEmpty() || m_step == RowCommand::Pause);
    m_ui->step->setText(step);
    m_ui->step->setAccessibleName(step);
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

void DetailsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace gui
