#include "gui/history/history_window.h"

#include "engine/history/history_csv.h"
#include "engine/looks/file_looks.h"
#include "gui/history/history_filters.h"
#include "gui/history/history_model.h"
#include "gui/history/history_pages.h"
#include "gui/history/history_view.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/video_pictures.h"
#include "gui/theme/theme.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"
#include "words/numbers.h"
#include "words/sentences.h"
#include "words/uploads/video_words.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using store::HistoryEntry;
using transfer::UploadId;

namespace gui {

namespace {

constexpr QSize historySize(1120, 738);
constexpr QSize leastHistorySize(760, 400);
constexpr qsizetype mostReselected = 1000;

// Around the words of a button, which some styles leave out.
void giveRoom(QPushButton *button)
{
    button->setMinimumSize(button->fontMetrics().horizontalAdvance(button->text()) + 24,
                           button->fontMetrics().height() + 12);
}

} // namespace

HistoryWindow::HistoryWindow(engine::Engine &engine, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_engine(engine)
    , m_model(new HistoryModel(engine, this))
    , m_filters(new HistoryFilters(engine))
    , m_view(new HistoryView(*m_model, *new VideoPictures(engine.looks(), this)))
    , m_totals(plainLabel())
    , m_copy(new QPushButton)
    , m_export(new QPushButton(tr("Export table…")))
{
    setWindowTitle(tr("History – Youchuan"));
    const QSize room = screen()->availableSize() * 9 / 10;
    setMinimumSize(QSize(grown(leastHistorySize.width(), font()), leastHistorySize.height()).boundedTo(room));
    resize(historySize);
    build();
    connect(m_filters, &HistoryFilters::changed, this, &HistoryWindow::search);
    connect(m_filters, &HistoryFilters::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_selected = m_view->selectedCount() <= mostReselected ? m_view->selectedIds() : QList<UploadId>();
    });
    connect(m_model, &HistoryModel::found, this, [this] {
        keepSelection();
        showTotals();
        showHint();
    });
    connect(m_view, &HistoryView::selectionCountChanged, this, &HistoryWindow::showTotals);
    connect(m_view, &HistoryView::openWanted, this, &HistoryWindow::openPage);
    connect(m_view, &HistoryView::copyWanted, this, [this] { copyLinks(true); });
    connect(m_view, &HistoryView::deleteWanted, this, &HistoryWindow::remove);
    connect(m_view, &HistoryView::menuRequested, this, &HistoryWindow::showMenu);
    connect(m_view, &HistoryView::hintLinkClicked, this, [this] {
        m_filters->clear();
        search();
    });
    connect(m_view, &HistoryView::lookedAt, this,
            [this] { m_engine.history().lookAfter(m_view->shownEntries()); });
    connect(m_copy, &QPushButton::clicked, this, [this] { copyLinks(true); });
    connect(m_export, &QPushButton::clicked, this, &HistoryWindow::exportTable);
    for (const QKeySequence &keys : {QKeySequence(QKeySequence::Find)})
        connect(new QShortcut(keys, this), &QShortcut::activated, m_filters, &HistoryFilters::focusSearch);
    for (const QKeySequence &keys : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &QWidget::close);
    search();
    showTotals();
    m_filters->focusSearch();
}

HistoryWindow::~HistoryWindow()
{
    m_disk.waitForDone();
}

void HistoryWindow::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filters);
    layout->addWidget(new Hairline);
    layout->addWidget(m_view, 1);
    layout->addWidget(new Hairline);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(20, 12, 20, 12);
    footer->setSpacing(8);
    m_totals->setObjectName(u"historyTotals"_s);
    m_totals->setFont(smallFont(font()));
    footer->addWidget(m_totals, 1);
    m_copy->setObjectName(u"copyHistoryLinks"_s);
    m_copy->setAccessibleName(tr("Copy links with titles"));
    m_export->setObjectName(u"exportHistory"_s);
    m_export->setAccessibleName(tr("Export table"));
    giveRoom(m_export);
    footer->addWidget(m_copy);
    footer->addWidget(m_export);
    layout->addLayout(footer);
}

void HistoryWindow::search()
{
    m_model->setQuery(m_filters->query(m_model->query()));
}

void HistoryWindow::keepSelection()
{
    if (m_selected.isEmpty())
        return;
    QHash<UploadId, int> rows;
    const QList<UploadId> &ids = m_model->hits().ids;
    const QSet<UploadId> wanted(m_selected.cbegin(), m_selected.cend());
    QItemSelection selection;
    for (int row = 0; row < ids.size(); ++row) {
        if (wanted.contains(ids[row]))
            selection.select(m_model->index(row, 0), m_model->index(row, HistoryModel::ColumnCount - 1));
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void HistoryWindow::showTotals()
{
    constexpr qint64 hourMs = 3600 * 1000;
    const store::HistoryHits &hits = m_model->hits();
    const int selected = m_view->selectedCount();
    QStringList totals{tr("%n video(s)", nullptr, int(hits.ids.size())), words::sizeText(hits.bytes)};
    if (hits.durationMs >= hourMs)
        //: All videos together, in hours
        totals.append(tr("%1 h").arg(QLocale().toString((hits.durationMs + hourMs / 2) / hourMs)));
    else if (hits.durationMs > 0)
        totals.append(words::durationText(hits.durationMs / 1000));
    QString text = words::joinedParts(totals);
    if (selected > 0)
        //: Behind the totals of the history
        text = tr("%1 · %2").arg(text, tr("%n selected", nullptr, selected));
    m_totals->setText(text);
    m_copy->setText(selected > 0 ? tr("Copy %n link(s) with titles", nullptr, selected)
                                 : tr("Copy links with titles"));
    giveRoom(m_copy);
    m_copy->setEnabled(selected > 0);
    m_export->setEnabled(!hits.ids.isEmpty());
}

void HistoryWindow::showHint()
{
    if (m_model->rowCount() > 0)
        return m_view->setHint({}, false);
    if (!m_filters->chooses())
        return m_view->setHint(tr("Nothing published yet"), false);
    // Whether a filter is to blame.
    m_engine.history().accounts(this, [this](const QList<transfer::AccountId> &all) {
        if (m_model->rowCount() > 0)
            return;
        m_view->setHint(all.isEmpty() ? tr("Nothing published yet") : tr("No video matches"), !all.isEmpty());
    });
}

void HistoryWindow::openPage(UploadId id)
{
    m_engine.history().entries({id}, this, [](const QList<HistoryEntry> &entries) {
        for (const HistoryEntry &entry : entries) {
            if (!entry.videoId.isEmpty())
                QDesktopServices::openUrl(QUrl(words::videoLink(entry.videoId)));
        }
    });
}

void HistoryWindow::copyLinks(bool titles)
{
    const auto lines = std::make_shared<QStringList>();
    eachHistoryPage(
        m_engine.history(), m_view->selectedIds(), this,
        [lines, titles](const QList<HistoryEntry> &entries) {
            for (const HistoryEntry &entry : entries) {
                const QString link = words::videoLink(entry.videoId);
                lines->append(titles ? QString(entry.title).replace(u'\t', u' ') + u'\t' + link : link);
            }
        },
        [lines] {
            if (!lines->isEmpty())
                QGuiApplication::clipboard()->setText(lines->join(u'\n'));
        });
}

void HistoryWindow::remove()
{
    const QList<UploadId> ids = m_view->selectedIds();
    if (ids.isEmpty())
        return;
    prompts::confirm(this,
                     {tr("Delete from history"),
                      tr("Delete %n video(s) from the history?", nullptr, int(ids.size())),
                      tr("At Youku nothing changes. Youchuan no longer knows that they were published: the "
                         "same files can be added again without a question. Those that are still in the "
                         "list leave it as well."),
                      tr("Delete"), tr("Keep")},
                     [this, ids](bool yes) {
                         if (yes)
                             m_engine.history().remove(ids);
                     });
}

} // namespace gui
