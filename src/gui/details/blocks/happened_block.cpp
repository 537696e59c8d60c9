#include "gui/details/blocks/happened_block.h"

#include "engine/looks/file_looks.h"
#include "gui/theme/theme.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"
#include "words/moment_words.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using words::HappeningLine;

namespace gui {

namespace {

constexpr int leastTimeWidth = 36;
constexpr int dotSize = 9;
constexpr int beforeDot = 11;
constexpr int afterDot = 14;
constexpr int betweenLines = 5;
constexpr int betweenTexts = 2;

// Where the parts of one entry stand, for this font and width.
struct Places {
    Places(const QRect &entry, const QFont &font, const QString &day, const HappeningLine &line)
    {
        const QFontMetrics body(font);
        const QFontMetrics small(smallFont(font));
        const int timeWidth = std::max(leastTimeWidth, body.horizontalAdvance(u"00:00"_s));
        const int dotLeft = entry.left() + timeWidth + beforeDot;
        const int textLeft = dotLeft + dotSize + afterDot;
        const int width = std::max(1, entry.right() + 1 - textLeft);
        int y = entry.top();
        const auto take = [&](const QFontMetrics &metrics, const QString &text) {
            const QRect needed = metrics.boundingRect(QRect(0, 0, width, 0), Qt::TextWordWrap, text);
            const QRect taken(textLeft, y, width, std::max(needed.height(), metrics.height()));
            y = taken.bottom() + 1 + betweenTexts;
            return taken;
        };
        if (!day.isEmpty())
            dayRect = take(small, day);
        sentence = take(body, line.sentence);
        if (!line.detail.isEmpty())
            detail = take(small, line.detail);
        time = QRect(entry.left(), sentence.top(), timeWidth, body.height());
        dot = QRect(dotLeft, sentence.top() + (body.height() - dotSize + 1) / 2, dotSize, dotSize);
        height = y - betweenTexts + betweenLines - entry.top();
    }
    QRect dayRect, time, dot, sentence, detail;
    int height = 0;
};

// The day of an entry, where it is not that of the one before it, or not today.
QString dayHeading(const QList<HappeningLine> &lines, int row)
{
    const QDate today = QDate::currentDate();
    const QDate day = lines[row].at.toLocalTime().date();
    const QDate before = row > 0 ? lines[row - 1].at.toLocalTime().date() : today;
    if (day == before)
        return {};
    return day == today ? HappenedBlock::tr("Today") : QLocale().toString(day, QLocale::ShortFormat);
}

class EntryPainter : public QStyledItemDelegate
{
public:
    explicit EntryPainter(HappenedList *list) : QStyledItemDelegate(list), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QRect entry(0, 0, m_list->viewport()->width(), 0);
        return {0, placesOf(entry, index.row()).height};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const HappeningLine &line = m_list->lines()[index.row()];
        const Places places = placesOf(option.rect, index.row());
        const Colours &colours = coloursOf(m_list->palette());
        const bool attention = line.tone == HappeningLine::Tone::Attention;
        const bool good = line.tone == HappeningLine::Tone::Good;
        painter->save();
        painter->setFont(m_list->font());
        painter->setPen(colours.secondary);
        painter->drawText(places.time, Qt::AlignRight | Qt::AlignTop, words::clockText(line.at));
        painter->setPen(attention ? colours.attention : good ? colours.good : colours.text);
        painter->drawText(places.sentence, Qt::TextWordWrap, line.sentence);
        painter->setFont(smallFont(m_list->font()));
        painter->setPen(colours.secondary);
        painter->drawText(places.detail, Qt::TextWordWrap, line.detail);
        painter->drawText(places.dayRect, Qt::TextWordWrap, dayHeading(m_list->lines(), index.row()));
        paintDot(*painter, option.rect, places.dot, index.row());
        painter->restore();
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            QStyleOptionFocusRect focus;
            focus.QStyleOption::operator=(option);
            m_list->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, m_list);
        }
    }

private:
    Places placesOf(const QRect &entry, int row) const
    {
        return {entry, m_list->font(), dayHeading(m_list->lines(), row), m_list->lines()[row]};
    }

    void paintDot(QPainter &painter, const QRect &entry, const QRect &dot, int row) const
    {
        const Colours &colours = coloursOf(m_list->palette());
        const HappeningLine &line = m_list->lines()[row];
        const bool first = row == 0;
        const bool last = row + 1 == m_list->lines().size();
        const int x = dot.center().x();
        const int top = first ? dot.top() : entry.top();
        const int bottom = last ? dot.bottom() : entry.bottom() + 1;
        painter.fillRect(QRect(x, top, 1, bottom - top), m_list->palette().color(QPalette::Mid));
        const bool good = line.tone == HappeningLine::Tone::Good;
        const QColor colour = good                                          ? colours.good
                              : line.tone == HappeningLine::Tone::Attention ? colours.attention
                                                                            : colours.still;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour, 1.75));
        painter.setBrush(good ? colour : m_list->palette().color(QPalette::Window));
        painter.drawEllipse(QRectF(dot).adjusted(1, 1, -1, -1));
    }

    HappenedList *m_list;
};

} // namespace

HappenedList::HappenedList(QWidget *parent) : QListWidget(parent)
{
    setFrameShape(NoFrame);
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::TabFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setItemDelegate(new EntryPainter(this));
}

void HappenedList::showLines(const QList<HappeningLine> &lines)
{
    if (m_lines == lines)
        return;
    clear();
    m_lines = lines;
    for (const HappeningLine &line : lines)
        addItem(words::spoken(line));
    fit();
}

void HappenedList::fit()
{
    int height = 0;
    for (int row = 0; row < count(); ++row)
        height += itemDelegate()->sizeHint({}, model()->index(row, 0)).height();
    setFixedHeight(height);
    scheduleDelayedItemsLayout();
}

void HappenedList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void HappenedList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

HappenedBlock::HappenedBlock(QWidget *parent)
    : QWidget(parent)
    , m_heading(plainLabel(tr("What happened")))
    , m_line(new Hairline)
    , m_list(new HappenedList)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_line);
    layout->addSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_list);
    head->addWidget(m_heading, 1);
    const QString show = tr("Show log");
    QLabel *log = markupLabel(
        u"<a href=\"log\">%1</a>"_s.arg(QString(show).replace(u' ', QChar::Nbsp).toHtmlEscaped()));
    log->setObjectName(u"showLog"_s);
    log->setAccessibleName(show);
    log->setFont(smallFont(font()));
    log->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(log, &QLabel::linkActivated, this, [this] { emit logWanted(m_shown); });
    head->addWidget(log);
    m_line->hide();
    m_list->setObjectName(u"happened"_s);
    m_list->setAccessibleName(m_heading->text());
    QWidget::setTabOrder(log, m_list); // as it is read
    hide();
}

void HappenedBlock::setLooks(const engine::FileLooks &looks)
{
    m_looks = &looks;
}

// What only tells how well it will look is no finding here.
bool HappenedBlock::nothingFound(transfer::UploadId id) const
{
    const std::optional<media::Look> look = m_looks ? m_looks->look(id) : std::nullopt;
    if (!look || look->outcome != media::Look::Outcome::Looked)
        return false;
    const QList<media::Finding> findings = m_looks->findings(id);
    return std::all_of(findings.begin(), findings.end(),
                       [](const media::Finding &finding) { return finding.weight == media::Weight::Notes; });
}

void HappenedBlock::setRuled(bool ruled)
{
    m_line->setVisible(ruled);
}

void HappenedBlock::showFor(const transfer::Upload *upload)
{
    const bool ended = upload && (upload->record().failure || upload->stage() == transfer::Stage::Published);
    m_shown = upload ? upload->id() : 0;
    m_list->showLines(ended ? words::whatHappened(upload->record(), nothingFound(m_shown))
                            : QList<HappeningLine>());
    setVisible(m_list->count() > 0);
}

} // namespace gui
