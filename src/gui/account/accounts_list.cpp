#include "gui/account/accounts_list.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "words/sentences.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::AccountId;

namespace gui {

namespace {

constexpr int leastRowHeight = 64;
constexpr int mostRows = 5; // then it scrolls
constexpr int edge = 16;
constexpr int headIcon = 24;
constexpr int nameLeft = 56;
constexpr int stateIconSize = 16;
constexpr int stateTextLeft = 24; // from the state's icon
constexpr int betweenLines = 2;

int linesHeight(const QFont &font)
{
    return QFontMetrics(font).boundingRect(u"Åg_国"_s).height();
}

// Where the sign-ins begin, drawn for a font that is 18 high.
int usualStateLeft(const QFont &font)
{
    return 364 * std::max(linesHeight(font), 18) / 18;
}

class AccountDelegate : public QStyledItemDelegate
{
public:
    explicit AccountDelegate(const AccountsList *list) : QStyledItemDelegate(nullptr), m_list(list) {}

    static int rowHeight(const QFont &font)
    {
        const int lines = linesHeight(font) + betweenLines + linesHeight(smallFont(font));
        return std::max(leastRowHeight, lines + 24);
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {nameLeft, rowHeight(m_list->font())};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const AccountRow *row = m_list->rowAt(index.row());
        if (!row)
            return;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QPalette &palette = m_list->palette();
        const Colours colours = selected ? selectedColours(palette) : coloursOf(palette);
        painter->save();
        paintGround(painter, option.rect, colours, selected, index.row());
        const QRect cell = option.rect;
        const QRect head(cell.left() + edge, cell.center().y() - headIcon / 2, headIcon, headIcon);
        Glyph::named(u"account"_s).paint(painter, head, colours.secondary);
        paintName(painter, cell, *row, colours);
        paintState(painter, cell, *row, colours);
        painter->restore();
    }

private:
    void paintGround(QPainter *painter, const QRect &cell, const Colours &colours, bool selected,
                     int row) const
    {
        if (selected)
            painter->fillRect(cell, colours.selection);
        if (row + 1 < m_list->count())
            painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colours.hairline);
        if (!selected || colours.plain)
            return;
        painter->fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), colours.accent);
        if (m_list->hasFocus()) {
            painter->setPen(colours.accent);
            painter->drawRect(cell.adjusted(0, 0, -1, -1));
        }
    }

    // The first of two lines; the only one stands in the middle.
    static QRect firstLine(const QRect &cell, const QFont &font, bool alone)
    {
        const int first = linesHeight(font);
        const int all = alone ? first : first + betweenLines + linesHeight(smallFont(font));
        return {cell.left(), cell.top() + (cell.height() - all) / 2, cell.width(), first};
    }

    static void draw(QPainter *painter, QRect line, int left, int right, const QFont &font,
                     const QColor &colour, const QString &text)
    {
        line.setLeft(left);
        line.setRight(std::max(left, right));
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
    }

    static QRect below(const QRect &line, const QFont &font)
    {
        return {line.left(), line.bottom() + 1 + betweenLines, line.width(), linesHeight(smallFont(font))};
    }

    void paintName(QPainter *painter, const QRect &cell, const AccountRow &row, const Colours &colours) const
    {
        const QFont body = m_list->font();
        const QFont small = smallFont(body);
        const QFontMetrics metrics(small);
        const QString chip = row.isDefault ? AccountsList::tr("Default") : QString();
        const int chipWidth = chip.isEmpty() ? 0 : metrics.horizontalAdvance(chip) + 12;
        const int left = cell.left() + nameLeft;
        const int right = cell.left() + m_list->stateLeft() - 12;
        const QRect line = firstLine(cell, body, row.about.isEmpty());
        const int nameRight = right - (chip.isEmpty() ? 0 : chipWidth + 10);
        draw(painter, line, left, nameRight, body, colours.text, row.name);
        if (!chip.isEmpty()) {
            const int name = std::min(QFontMetrics(body).horizontalAdvance(row.name), nameRight - left);
            const QRect ground(left + name + 10, line.center().y() - metrics.height() / 2 - 1, chipWidth,
                               metrics.height() + 2);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(colours.plain ? QPen(colours.text) : QPen(Qt::NoPen));
            painter->setBrush(colours.plain ? QBrush(Qt::NoBrush) : QBrush(colours.chip));
            painter->drawRoundedRect(ground, 2, 2);
            painter->setFont(small);
            painter->setPen(colours.text);
            painter->drawText(ground, Qt::AlignCenter, chip);
        }
        if (!row.about.isEmpty())
            draw(painter, below(line, body), left, right, small, colours.secondary, row.about);
    }

    void paintState(QPainter *painter, const QRect &cell, const AccountRow &row, const Colours &colours) const
    {
        const QFont body = m_list->font();
        const QRect line = firstLine(cell, body, row.more.isEmpty());
        const int left = cell.left() + m_list->stateLeft();
        const QColor colour = row.good ? colours.good : colours.error;
        const QRect mark(left, line.center().y() - stateIconSize / 2 + 1, stateIconSize, stateIconSize);
        Glyph::named(row.good ? u"state-published"_s : u"state-sign-in"_s).paint(painter, mark, colour);
        const int right = cell.right() + 1;
        draw(painter, line, left + stateTextLeft, right, body, colour, row.state);
        if (!row.more.isEmpty())
            draw(painter, below(line, body), left + stateTextLeft, right, smallFont(body), colours.secondary,
                 row.more);
    }

    const AccountsList *m_list;
};

} // namespace

AccountsList::AccountsList(QWidget *parent) : QListWidget(parent)
{
    auto *delegate = new AccountDelegate(this);
    delegate->setParent(this);
    setItemDelegate(delegate);
    setObjectName(u"accounts"_s);
    setAccessibleName(tr("Accounts"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        const AccountRow *activated = rowAt(row(item));
        if (activated && activated->mayBeSignedIn)
            emit signInWanted(activated->id);
    });
}

const AccountRow *AccountsList::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

const AccountRow *AccountsList::current() const
{
    return rowAt(currentRow());
}

void AccountsList::select(const AccountId &id)
{
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (m_rows[i].id == id)
            setCurrentRow(i);
    }
}

void AccountsList::showRows(const QList<AccountRow> &rows)
{
    const AccountRow *before = current();
    const AccountId selected = before ? before->id : AccountId();
    m_rows = rows;
    while (count() > rows.size())
        delete takeItem(count() - 1);
    while (count() < rows.size())
        addItem(new QListWidgetItem);
    for (int i = 0; i < count(); ++i) {
        const AccountRow &row = m_rows[i];
        QStringList parts{row.name, row.isDefault ? tr("Default") : QString(), row.state, row.more,
                          row.about};
        parts.removeAll(QString());
        item(i)->setData(Qt::AccessibleTextRole, words::joinedParts(parts));
        item(i)->setToolTip(toolTipText(row.about.isEmpty() ? row.name : row.name + u'\n' + row.about));
        showButton(i);
    }
    if (currentRow() < 0 && count() > 0)
        setCurrentRow(0);
    select(selected);
    updateGeometry();
    viewport()->update();
}

// One that stays is left alone: somebody may have the keyboard on it.
void AccountsList::showButton(int row)
{
    const QWidget *there = itemWidget(item(row));
    const AccountId id = m_rows[row].id;
    if (there && m_rows[row].mayBeSignedIn && there->property("account").toString() == id.text)
        return;
    removeItemWidget(item(row));
    if (!m_rows[row].mayBeSignedIn)
        return;
    auto *holder = new QWidget;
    holder->setProperty("account", id.text);
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(8, 0, edge, 1);
    layout->addStretch();
    auto *button = new QPushButton(tr("Sign in"));
    button->setObjectName(u"signIn"_s);
    button->setAccessibleName(tr("Sign in"));
    button->setAccessibleDescription(m_rows[row].name);
    button->setAutoDefault(false);
    button->setMinimumHeight(fontMetrics().height() + 12);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id] { emit signInWanted(id); });
    setItemWidget(item(row), holder);
}

// With the button behind it.
int AccountsList::widestState() const
{
    const QFontMetrics body(font());
    const QFontMetrics small(smallFont(font()));
    int widest = 0;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const int words =
            std::max(body.horizontalAdvance(m_rows[i].state), small.horizontalAdvance(m_rows[i].more));
        const QWidget *button = itemWidget(item(i));
        const int behind = button ? button->sizeHint().width() : edge;
        widest = std::max(widest, stateTextLeft + words + 1 + behind);
    }
    return widest;
}

// No state is cut: the names give way.
int AccountsList::stateLeft() const
{
    return std::clamp(viewport()->width() - widestState(), nameLeft, usualStateLeft(font()));
}

int AccountsList::heightOf(int rows) const
{
    return rows * AccountDelegate::rowHeight(font()) + 2 * frameWidth();
}

QSize AccountsList::sizeHint() const
{
    return {usualStateLeft(font()), heightOf(std::clamp(int(m_rows.size()), 1, mostRows))};
}

QSize AccountsList::minimumSizeHint() const
{
    return {nameLeft + 2 * widestState(), sizeHint().height()};
}

void AccountsList::keyPressEvent(QKeyEvent *event)
{
    // Return belongs to the row; where it has nothing to offer, to the dialog.
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const AccountRow *row = current();
    if (isReturn && row && row->mayBeSignedIn) {
        emit signInWanted(row->id);
        return;
    }
    QListWidget::keyPressEvent(event);
}

void AccountsList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

} // namespace gui
