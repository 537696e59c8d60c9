#include "gui/window/text_keys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace gui {

TextKeys::TextKeys(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool TextKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool ofQueue = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
                         && key->modifiers().testFlag(Qt::ControlModifier);
    const bool textField = qobject_cast<QLineEdit *>(watched) || qobject_cast<QPlainTextEdit *>(watched)
                           || qobject_cast<QTextEdit *>(watched);
    if (!ofQueue || !textField)
        return false;
    event->accept(); // taken: no shortcut hears of it, nor does the field
    return true;
}

} // namespace gui
