// What the dialog of keys draws in the colours of its palette.
#include "gui/account/keys_dialog.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "ui_keys_dialog.h"
#include <QAction>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace gui {

void KeysDialog::addReveal(QLineEdit *edit)
{
    QAction *reveal = edit->addAction(icon(u"reveal"_s), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setText(tr("Show"));
    reveal->setToolTip(tr("Show"));
    connect(reveal, &QAction::toggled, edit,
            [edit](bool shown) { edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
}

void KeysDialog::colour()
{
    const Colours &colours = coloursOf(palette());
    const qreal ratio = devicePixelRatioF();
    m_ui->keptIcon->setPixmap(
        iconPixmap(u"keychain"_s, 14, m_keychainFound ? colours.secondary : colours.attention, ratio));
    setTone(m_ui->kept, m_keychainFound ? Tone::Secondary : Tone::Attention);
    for (QLabel *label : {m_ui->clientIdHelp, m_ui->accessTokenHelp})
        setTone(label, Tone::Secondary);
}

void KeysDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui && m_ui->kept)
        colour();
}

} // namespace gui
