// What the account dialog draws in the colours of its palette.
#include "gui/account/account_dialog.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/fit_dialog.h"
#include "ui_account_dialog.h"
#include <QAction>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace gui {

void AccountDialog::addReveal(QLineEdit *edit)
{
    QAction *reveal = edit->addAction(icon(u"reveal"_s), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setText(tr("Show"));
    reveal->setToolTip(tr("Show"));
    connect(reveal, &QAction::toggled, edit,
            [edit](bool shown) { edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
}

void AccountDialog::colour()
{
    const Colours &colours = coloursOf(palette());
    const qreal ratio = devicePixelRatioF();
    m_ui->picture->setPixmap(iconPixmap(u"account"_s, 32, colours.secondary, ratio));
    m_ui->keptIcon->setPixmap(iconPixmap(u"keychain"_s, 14, colours.secondary, ratio));
    m_ui->resultIcon->setPixmap(iconPixmap(m_good ? u"state-published"_s : u"state-failed"_s, 18,
                                           m_good ? colours.good : colours.error, ratio));
    for (QLabel *label : smallLabels())
        setTone(label, Tone::Secondary);
}

void AccountDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui && m_ui->kept)
        colour();
}

} // namespace gui
