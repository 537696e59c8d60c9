#include "gui/details/blocks/link_field.h"

#include "gui/queue/row_presentation.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace gui {

LinkField::LinkField(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setAccessibleName(tr("Video link"));
}

void LinkField::setLink(const QString &link)
{
    if (m_link == link)
        return;
    m_link = link;
    setText(link.section(u"://"_s, -1));
    setCursorPosition(0);
}

void LinkField::copyLink() const
{
    QGuiApplication::clipboard()->setText(m_link);
}

void LinkField::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyLink();
    else
        QLineEdit::keyPressEvent(event);
}

void LinkField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(commandText(RowCommand::CopyLink)), &QAction::triggered, this,
            [this] { copyLink(); });
    menu->popup(event->globalPos());
}

void LinkField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        selectAll();
}

} // namespace gui
