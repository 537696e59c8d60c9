#include "gui/prompts/list_dialog.h"

#include "base/plain_text.h"
#include "gui/widgets/plain_text.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

QString linkOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

// With room above and below, also where text wraps.
class RoomyRows : public QStyledItemDelegate
{
public:
    explicit RoomyRows(QTreeWidget *list) : QStyledItemDelegate(list), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect column(0, 0, m_list->columnWidth(index.column()) - 10, 100000);
        const QString text = index.data().toString();
        const int height = option.fontMetrics.boundingRect(column, Qt::TextWordWrap, text).height();
        return QSize(QStyledItemDelegate::sizeHint(option, index).width(), height + 10);
    }

private:
    QTreeWidget *m_list;
};

} // namespace

ListDialog::ListDialog(const ListQuestion &question, QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
    , m_rows(question.rows)
{
    setWindowTitle(question.title);
    auto *sentence = plainLabel(question.sentence);
    sentence->setWordWrap(true);
    buildList(question);

    auto *copy = new QPushButton(tr("Copy list"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(listText(m_rows)); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(copy);
    addPageButton(buttons);
    buttons->addStretch();
    auto *harmless = new QPushButton(question.yes.isEmpty() ? tr("Close") : question.no);
    connect(harmless, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(harmless);
    if (!question.yes.isEmpty()) {
        auto *yes = new QPushButton(question.yes);
        connect(yes, &QPushButton::clicked, this, &QDialog::accept);
        buttons->addWidget(yes);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(sentence);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    harmless->setDefault(true);
    resize(640, 360);
}

// Only where there is a video page to open.
void ListDialog::addPageButton(QHBoxLayout *buttons)
{
    if (std::all_of(m_rows.cbegin(), m_rows.cend(), [](const ListRow &row) { return row.link.isEmpty(); }))
        return;
    auto *page = new QPushButton(tr("Open video page"));
    const auto follow = [this, page] {
        page->setEnabled(!linkOf(m_list->currentItem()).isEmpty());
    };
    connect(m_list, &QTreeWidget::currentItemChanged, page, follow);
    connect(page, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(linkOf(m_list->currentItem()))); });
    follow();
    buttons->addWidget(page);
}

void ListDialog::buildList(const ListQuestion &question)
{
    m_list->setObjectName(u"list"_s);
    m_list->setAccessibleName(question.title);
    m_list->setHeaderLabels({question.whatHead, question.wordHead});
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new RoomyRows(m_list));
    m_list->setAlternatingRowColors(true);
    m_list->setTextElideMode(Qt::ElideNone);
    QList<QTreeWidgetItem *> items;
    items.reserve(m_rows.size());
    for (const ListRow &row : std::as_const(m_rows)) {
        auto *item = new QTreeWidgetItem({base::shownLine(row.what), base::shownLines(row.word)});
        item->setToolTip(0, toolTipText(row.what));
        item->setToolTip(1, toolTipText(row.link.isEmpty() ? row.word : row.word + u'\n' + row.link));
        item->setData(0, Qt::UserRole, row.link);
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, 240);
    // Wrapped text takes other heights in other widths.
    connect(m_list->header(), &QHeaderView::sectionResized, m_list, &QTreeView::doItemsLayout,
            Qt::QueuedConnection);
    if (!items.isEmpty())
        m_list->setCurrentItem(items.first());
}

QString listText(const QList<ListRow> &rows)
{
    QStringList lines;
    for (const ListRow &row : rows) {
        QStringList line{row.what, row.word};
        if (!row.link.isEmpty())
            line.append(row.link);
        lines.append(line.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace gui
