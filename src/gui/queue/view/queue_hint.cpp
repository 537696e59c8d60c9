// What the list says below its rows, or in their place.
#include "gui/queue/view/queue_view.h"
#include "gui/widgets/hint_line.h"

using namespace Qt::StringLiterals;

namespace gui {

void QueueView::buildHint()
{
    m_hintLine = new HintLine(viewport());
    connect(m_hintLine, &HintLine::linkClicked, this,
            [this] { hintsAtHistory() ? emit historyWanted() : emit clearSearchWanted(); });
}

bool QueueView::nothingMatches() const
{
    return m_filter && m_filter->rowCount() == 0 && m_filter->sourceModel()->rowCount() > 0;
}

// Below what is published, and where nothing is.
bool QueueView::hintsAtHistory() const
{
    return m_filter && m_filter->group() == Group::Published && !m_filter->searching();
}

QString QueueView::hint() const
{
    return m_hintLine->words();
}

void QueueView::showHint()
{
    const int rows = m_filter ? m_filter->rowCount() : 0;
    const int bottom = rows > 0 ? visualRect(m_filter->index(rows - 1, 0)).bottom() + 1 : 0;
    const QRect rest(0, bottom, viewport()->width(), viewport()->height() - m_covered - bottom);
    m_hintLine->setRoom(rest.height() >= 2 * m_delegate->metrics().rowHeight ? rest : QRect());
    if (hintsAtHistory())
        m_hintLine->tell(
            rows > 0 ? tr("Clearing the list keeps them: all that was ever published is in the history")
                     : m_filter->emptyWords(),
            tr("Open history"), u"history"_s);
    else if (nothingMatches())
        m_hintLine->tell(m_filter->emptyWords(), m_filter->searching() ? tr("Clear search") : QString(),
                         u"search"_s);
    else
        m_hintLine->tell(m_usualHint, {}, u"drop"_s);
}

} // namespace gui
