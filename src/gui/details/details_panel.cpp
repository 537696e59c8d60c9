#include "gui/details/details_panel.h"

#include "base/plain_text.h"
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
#include <QSpacerItem>

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
    connect(m_ui->issue, &IssueBlock::commandWanted, this, request);
    connect(m_ui->findings, &FindingsBlock::commandWanted, this, request);
    connect(m_ui->published, &PublishedBlock::commandWanted, this, request);
    connect(m_ui->failedHappened, &HappenedBlock::logWanted, this, &DetailsPanel::logWanted);
    connect(m_ui->happenedBlock, &HappenedBlock::logWanted, this, &DetailsPanel::logWanted);
    m_ui->happenedBlock->setRuled(true);
    // What is not used of the height goes to the form; where there is none, below everything.
    auto *content = static_cast<QVBoxLayout *>(m_ui->content->layout());
    content->setStretchFactor(m_ui->form, 1);
    m_rest = new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Minimum);
    content->addItem(m_rest);
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

void DetailsPanel::setAccounts(const QList<AccountChoice> &accounts, const transfer::AccountId &byDefault)
{
    m_ui->form->setAccounts(accounts, byDefault);
    m_editing->setSeveralAccounts(accounts.size() > 1);
}

void DetailsPanel::setAlone(bool alone)
{
    m_ui->back->setVisible(alone);
}

QWidget *DetailsPanel::foot() const
{
    return m_ui->footerLine;
}

void DetailsPanel::focusFirst()
{
    if (m_ui->form->isHidden()) { // nothing to fill in: to the first of what there is
        m_ui->content->setFocus(Qt::ShortcutFocusReason);
        focusNextChild();
        return;
    }
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
    if (shown > 1)
        m_ui->heading->setText(tr("%n videos selected", nullptr, int(shown)));
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
    m_ui->findings->setLooks(looks);
    m_ui->published->setSources(looks, pictures);
    m_ui->failedHappened->setLooks(looks);
    m_ui->happenedBlock->setLooks(looks);
    connect(&pictures, &VideoPictures::changed, this, [this](UploadId id) { m_editing->refresh({id}); });
}

void DetailsPanel::showState()
{
    const Upload *upload = session().only();
    const bool isPublished = upload && upload->activity() == transfer::Activity::Published;
    const bool editable = session().changeable() > 0;
    if (session().ids().size() <= 1)
        m_ui->heading->setText(isPublished ? tr("Published video") : tr("Video details"));
    m_ui->published->showFor(isPublished ? upload : nullptr);
    showBlocks(isPublished ? nullptr : upload);
    m_ui->happenedBlock->showFor(upload && upload->stage() == transfer::Stage::Published ? upload : nullptr);
    m_ui->readOnly->setVisible(upload && !editable && !isPublished);
    if (!m_ui->readOnly->isHidden())
        showReadOnly(upload->record());
    m_ui->note->setText(isPublished ? QString() : noteText());
    m_ui->note->setVisible(!m_ui->note->text().isEmpty());
    m_ui->form->setVisible(editable);
    m_rest->changeSize(0, 0, QSizePolicy::Minimum, editable ? QSizePolicy::Minimum : QSizePolicy::Expanding);
    m_ui->content->layout()->invalidate();
    m_ui->templates->setVisible(editable || session().ids().isEmpty());
    m_ui->templates->setUsable(editable, upload);
    showFooter();
}

// Of one upload that is not published well; null: there is none.
void DetailsPanel::showBlocks(const Upload *upload)
{
    m_ui->file->showFor(upload);
    m_ui->doubt->showFor(upload);
    m_ui->issue->showFor(upload);
    m_ui->aftermath->showFor(upload);
    m_ui->failedHappened->showFor(upload && upload->stage() != transfer::Stage::Published ? upload : nullptr);
    m_ui->findings->showFor(upload);
    m_ui->fromFile->showFor(session().changeable() > 0 ? upload : nullptr,
                            upload && m_looks ? m_looks->look(upload->id()) : std::nullopt);
    m_ui->findingsLine->setVisible(!m_ui->findings->isHidden() && m_ui->fromFile->isHidden());
}

void DetailsPanel::showReadOnly(const transfer::UploadRecord &record)
{
    QList<words::LabelledText> pairs = words::detailPairs(record.metadata);
    const QString account = m_accountNames ? base::shownLine(m_accountNames(record.accountId)) : QString();
    if (!account.isEmpty())
        pairs.append({tr("Account"), account});
    m_ui->readOnly->showPairs(pairs);
}

QString DetailsPanel::noteText() const
{
    const int changeable = session().changeable();
    const qsizetype shown = session().ids().size();
    if (shown == 0)
        return tr("Select a video to fill in what viewers will see.");
    if (const Upload *upload = session().only(); upload && upload->stage() == transfer::Stage::Published)
        return tr("The video is published; its details can be changed on the video page.");
    if (changeable == 0 && shown > 1)
        return tr(
            "Youku has the details of all of them already. Each can be read once it is selected alone.");
    if (shown == 1) // read-only ones say so by how they look
        return {};
    QStringList sentences{
        tr("Only the fields you change are written. The others stay as they are in each video.")};
    if (changeable < shown)
        sentences.append(tr("Youku has the details of %n of them already; those stay as they are.", nullptr,
                            int(shown) - changeable));
    return words::paragraph(sentences);
}

void DetailsPanel::setAccountNames(const PublishedBlock::AccountNames &names)
{
    m_accountNames = names;
    m_ui->published->setAccountNames(names);
    m_editing->setAccountNames(names);
    showState();
}

void DetailsPanel::colour()
{
    setTone(m_ui->saved, Tone::Secondary);
    setTone(m_ui->note, Tone::Secondary);
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
