#include "gui/status/speed_button.h"

#include "gui/widgets/plain_text.h"
#include "words/numbers.h"

#include <QHBoxLayout>
#include <QLabel>

#include <chrono>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr std::chrono::minutes lingers(10); // as long as the picture looks back
}

SpeedButton::SpeedButton(QWidget *parent)
    : QToolButton(parent)
    , m_layout(new QHBoxLayout(this))
    , m_text(plainLabel())
    , m_lingering(new QTimer(this))
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleDescription(tr("Opens the speed of the last 10 minutes"));
    setToolTip(tr("Opens the speed of the last 10 minutes"));
    m_layout->setContentsMargins(6, 1, 6, 1);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_text);
    m_text->setObjectName(u"totalSpeed"_s);
    m_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_text->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_lingering->setObjectName(u"lingering"_s);
    m_lingering->setSingleShot(true);
    m_lingering->setInterval(lingers);
    connect(m_lingering, &QTimer::timeout, this, [this] { appear(false); });
    hide();
}

void SpeedButton::show(double bytesPerSecond, bool sending)
{
    // What was sent is still to be seen, and nothing goes out now.
    const bool still = !sending && bytesPerSecond < 1;
    const QString speed = still ? QString() : words::speedText(bytesPerSecond);
    m_text->setMinimumWidth(m_text->fontMetrics().horizontalAdvance(words::speedText(888.8e6)));
    m_text->setText(speed);
    setAccessibleName(still ? tr("Speed") : tr("Speed, %1").arg(speed));
    if (!sending)
        return;
    m_lingering->start();
    appear(true);
}

void SpeedButton::appear(bool shown)
{
    if (shown == !isHidden())
        return;
    setVisible(shown);
    emit shownChanged();
}

void SpeedButton::setPicture(QWidget *picture)
{
    picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_layout->insertWidget(0, picture);
    m_picture = picture;
}

void SpeedButton::showPicture(bool shown)
{
    if (m_picture)
        m_picture->setVisible(shown);
}

QSize SpeedButton::sizeHint() const
{
    return m_layout->sizeHint();
}

QSize SpeedButton::minimumSizeHint() const
{
    return m_layout->minimumSize();
}

} // namespace gui
