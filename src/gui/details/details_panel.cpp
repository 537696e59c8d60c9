#include "gui/details/details_panel.h"

#include "engine/looks/file_looks.h"
#include "gui/details/form_editing.h"
#include "gui/queue/video_pictures.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "ui_details_panel.h"
#include "words/sentences.h"

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
    , m_ui(std::make_unique<Ui::DetailsPanel>())
{
    m_ui->setupUi(this);
    m_editing = new FormEditing(queue, m_ui->form, this);
    m_ui->heading->setFont(strongFont(font()));
    m_ui->header->setFixedHeight(std::max(40, fontMetrics().height() + 22));
    m_ui->back->setIcon(icon(u"chevron-left"_s));
    m_ui->back->hide();
    m_ui->saved->setFont(smallFont(font()));
    m_ui->note->setFont(smallFont(font()));

    connect(m_editing, &FormEditing::loaded, this, &DetailsPanel::showLoaded);
    connect(m_editing, &FormEditing::changed, this, &DetailsPanel::showState);
    connect(m_editing, &FormEditing::typed, this, &DetailsPanel::showFooter);
    connect(m_ui->back, &QToolButton::clicked, this, &DetailsPanel::backRequested);
    connect(m_ui->discard, &QPushButton::clicked, m_editing, &FormEditing::discard);
    connect(m_ui->apply, &QPushButton::clicked, m_editing, &FormEditing::apply);
    connect(m_ui->templates, &TemplateMenu::chosen, m_editing, &FormEditing::applyTemplate);
    connect(m_ui->templates, &TemplateMenu::saveWanted, m_editing, &FormEditing::saveTemplate);
    connect(m_ui->step, &QPushButton::clicked, this, [this] {
        if (m_editing->hasFocus())
            m_ui->step->setFocus(); // it was pressed without the mouse or Tab: the form is left all the same
        keepTyped();
        emit stepRequested(m_step, session().ids());
    });
    const auto request = [this](RowCommand command) {
        emit stepRequested(command, session().ids());
    };
    connect(m_ui->aftermath, &AftermathBlock::commandWanted, this, request);
    connect(m_ui->doubt, &DoubtBlock::commandWanted, this, request);
    connect(m_ui->file, &FileBlock::commandWanted, this, request);
    connect(m_ui->fromFile, &FromFileBlock::wanted, m_editing, &FormEditing::takeOver);
    connect(m_editing, &FormEditing::kept, this, &DetailsPanel::selectRequested);
    connect(m_editing, &FormEditing::applied, this, &DetailsPanel::applied);
    colour();
    m_editing->load();
}

// Ends while the form is still there.
DetailsPanel::~DetailsPanel()
{
    delete m_editing;
}

const EditSession &DetailsPanel::session() const
{
    return m_editing->session();
}

void DetailsPanel::showUploads(const QList<UploadId> &ids)
{
    m_editing->open(ids);
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
    m_editing->focusFirst();
}

void DetailsPanel::keepTyped()
{
    m_editing->keepTyped();
}

void DetailsPanel::leave(std::function<void()> then)
{
    m_editing->leave(std::move(then));
}

void DetailsPanel::undoApply()
{
    m_editing->undoApply();
}

void DetailsPanel::showLoaded()
{
    const qsizetype shown = session().ids().size();
    m_ui->heading->setText(shown > 1 ? tr("%n videos selected", nullptr, int(shown)) : tr("Video details"));
    m_ui->scroll->verticalScrollBar()->setValue(0);
    showState();
}

void DetailsPanel::setTemplates(ingest::Templates *templates)
{
    m_editing->setTemplates(templates);
    m_ui->templates->setTemplates(templates);
}

void DetailsPanel::setLooks(const engine::FileLooks &looks, VideoPictures &pictures)
{
    m_looks = &looks;
    m_editing->setLooks(looks);
    m_ui->file->setSources(looks, pictures);
    connect(&pictures, &VideoPictures::changed, this, [this](UploadId id) { m_editing->refresh({id}); });
}

void DetailsPanel::showState()
{
    const Upload *upload = session().only();
    const int writable = session().changeable();
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
    m_ui->form->setVisible(!session().ids().isEmpty());
    m_ui->templates->setUsable(writable > 0, upload);
    showFooter();
}

QString DetailsPanel::noteText(int changeable) const
{
    const qsizetype shown = session().ids().size();
    if (shown == 0)
        return tr("Select a video to fill in what viewers will see.");
    if (const Upload *upload = session().only(); upload && upload->stage() == transfer::Stage::Published)
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
    m_editing->tellEdited();
}

void DetailsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_editing->focusMoved();
}

void DetailsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace gui
