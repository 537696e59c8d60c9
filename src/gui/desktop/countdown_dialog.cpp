#include "gui/desktop/countdown_dialog.h"

#include "gui/prompts/prompts.h"
#include "gui/widgets/plain_text.h"
#include "words/numbers.h"

#include <QPushButton>

namespace gui {

CountdownDialog::CountdownDialog(const Words &words, int seconds, QWidget *parent)
    : QMessageBox(QMessageBox::Information, tr("All uploads have ended"), {}, QMessageBox::NoButton, parent)
    , m_sentence(words.sentence)
    , m_now(addButton(words.now, QMessageBox::AcceptRole))
    , m_left(seconds)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setInformativeText(tr("Whatever is in the queue is kept."));
    showPlain(this);
    QPushButton *cancel = addButton(tr("Cancel"), QMessageBox::RejectRole);
    setDefaultButton(cancel);
    setEscapeButton(cancel);
    prompts::letTabReachButtons(this);
    tell();
    m_ticking.setInterval(1000);
    connect(&m_ticking, &QTimer::timeout, this, &CountdownDialog::tick);
    m_ticking.start();
}

void CountdownDialog::tell()
{
    setText(m_sentence.arg(words::durationText(m_left)));
}

void CountdownDialog::tick()
{
    if (--m_left > 0)
        tell();
    else
        m_now->click();
}

} // namespace gui
