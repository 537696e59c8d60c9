#include "gui/status/status_words.h"

#include "gui/widgets/link_button.h"
#include "gui/widgets/plain_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace gui {

namespace {
constexpr int edge = LinkButton::edge;
constexpr int leastWidth = 40;
} // namespace

class StatusWords::Link : public LinkButton
{
public:
    Link(int key, StatusWords *words) : LinkButton(words), m_key(key), m_words(words) { setQuiet(); }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return LinkButton::event(event);
        m_words->showTip(static_cast<QHelpEvent *>(event)->globalPos(), m_key);
        return true;
    }

private:
    int m_key;
    StatusWords *m_words;
};

StatusWords::StatusWords(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Uploads by state"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void StatusWords::show(const QList<RunPart> &parts)
{
    m_pieces.clear();
    for (const RunPart &part : parts)
        m_pieces.append({part, 0, false});
    setAccessibleDescription(words());
    updateGeometry();
    arrange();
}

QString StatusWords::words() const
{
    QList<RunPart> parts;
    for (const Piece &piece : m_pieces)
        parts.append(piece.part);
    return wordsOf(parts);
}

QSize StatusWords::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(words()) + edge, fontMetrics().height()};
}

int StatusWords::firstWidth() const
{
    QList<RunPart> first;
    for (const Piece &piece : m_pieces) {
        if (piece.part.set == m_pieces.first().part.set)
            first.append(piece.part);
    }
    return fontMetrics().horizontalAdvance(wordsOf(first)) + edge;
}

QSize StatusWords::minimumSizeHint() const
{
    return {leastWidth, fontMetrics().height()};
}

// Sets are shown whole, as long as there is room; the first in any case.
void StatusWords::arrange()
{
    const QFontMetrics metrics = fontMetrics();
    int x = 0;
    bool room = true;
    for (qsizetype first = 0; first < m_pieces.size();) {
        const int set = m_pieces[first].part.set;
        qsizetype end = first;
        int right = x;
        for (; end < m_pieces.size() && m_pieces[end].part.set == set; ++end) {
            const RunPart &part = m_pieces[end].part;
            right += metrics.horizontalAdvance(part.joint);
            m_pieces[end].at = right;
            right += metrics.horizontalAdvance(part.text);
        }
        room = room && (first == 0 || right <= width());
        for (; first < end; ++first)
            m_pieces[first].shown = room && m_pieces[first].at < width();
        x = right;
    }
    placeLinks();
    update();
}

void StatusWords::placeLinks()
{
    QList<int> left = m_links.keys();
    QWidget *before = nullptr;
    for (const Piece &piece : std::as_const(m_pieces)) {
        if (!piece.part.group || !piece.shown)
            continue;
        const int key = piece.part.key;
        left.removeOne(key);
        Link *&link = m_links[key];
        if (!link) {
            link = new Link(key, this);
            link->setObjectName(QStringLiteral("status%1").arg(key));
            connect(link, &QPushButton::clicked, this,
                    [this, group = *piece.part.group] { emit wanted(group); });
        }
        link->setText(withoutKey(piece.part.text));
        link->setAccessibleName(piece.part.text);
        const int right =
            std::min(piece.at + fontMetrics().horizontalAdvance(piece.part.text) + edge, width());
        link->setGeometry(piece.at - edge, 0, right - piece.at + edge, height());
        link->setVisible(true);
        if (before)
            setTabOrder(before, link);
        before = link;
    }
    for (const int key : std::as_const(left))
        m_links[key]->hide();
}

void StatusWords::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QFontMetrics metrics = fontMetrics();
    const auto draw = [&](int x, const QString &text) {
        const QRect place(x, 0, width() - x, height());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, place.width()));
    };
    for (const Piece &piece : std::as_const(m_pieces)) {
        if (!piece.shown)
            continue;
        const int joint = metrics.horizontalAdvance(piece.part.joint);
        painter.drawText(QRect(piece.at - joint, 0, joint + 1, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         piece.part.joint);
        if (!piece.part.group)
            draw(piece.at, piece.part.text);
    }
}

void StatusWords::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool StatusWords::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        showTip(static_cast<QHelpEvent *>(event)->globalPos(), std::nullopt);
        return true;
    }
    if (event->type() == QEvent::FontChange)
        arrange();
    return QWidget::event(event);
}

void StatusWords::showTip(const QPoint &place, std::optional<int> key)
{
    QToolTip::showText(place, m_tips ? toolTipText(m_tips(key)) : QString(), this);
}

} // namespace gui
