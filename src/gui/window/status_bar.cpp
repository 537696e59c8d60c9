#include "gui/window/status_bar.h"

#include "gui/queue/run.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "gui/widgets/progress_painter.h"
#include "words/numbers.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int narrowBelow = 900;
}

class StatusBar::TotalBar : public QWidget
{
public:
    explicit TotalBar(QWidget *parent) : QWidget(parent) { setFixedSize(140, 6); }

    void set(double share, bool moving)
    {
        m_share = share;
        m_moving = moving;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBar(&painter, rect(), {m_share, 0, m_moving}, coloursOf(palette()));
    }

private:
    double m_share = 0;
    bool m_moving = false;
};

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent)
    , m_bar(new TotalBar(this))
    , m_text(plainLabel())
    , m_speed(plainLabel())
    , m_networkIcon(plainLabel())
    , m_network(plainLabel())
    , m_groupLine(new QFrame)
    , m_accountIcon(plainLabel())
    , m_account(plainLabel())
    , m_plate(new QFrame)
    , m_plateIcon(plainLabel())
    , m_plateText(plainLabel())
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_speed);
    layout->addSpacing(6);
    layout->addWidget(m_networkIcon);
    layout->addWidget(m_network);
    layout->addSpacing(6);
    layout->addWidget(m_groupLine);
    layout->addSpacing(6);
    layout->addWidget(m_accountIcon);
    layout->addWidget(m_account);
    layout->addSpacing(6);
    layout->addWidget(m_plate);

    static_cast<QFrame *>(m_plate)->setFrameShape(QFrame::StyledPanel);
    m_plate->setAutoFillBackground(true);
    m_plate->setBackgroundRole(QPalette::Base);
    auto *plate = new QHBoxLayout(m_plate);
    plate->setContentsMargins(8, 1, 8, 1);
    plate->setSpacing(6);
    plate->addWidget(m_plateIcon);
    plate->addWidget(m_plateText);
    const QFont small = smallFont(font());
    for (QLabel *label : {m_text, m_speed, m_network, m_account, m_plateText})
        label->setFont(small);
    m_text->setObjectName(u"totalText"_s);
    m_text->setMinimumWidth(40);
    m_speed->setObjectName(u"totalSpeed"_s);
    m_speed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_speed->setMinimumWidth(m_speed->fontMetrics().horizontalAdvance(words::speedText(888.8e6)));
    m_groupLine->setFixedSize(1, 16);
    m_groupLine->setAutoFillBackground(true);
    m_groupLine->setBackgroundRole(QPalette::Mid);
    setMinimumHeight(fontMetrics().height() + 12);
    showNetwork(Network::Online);
    showPractice(false);
    colour();
}

void StatusBar::showRun(const Run &run)
{
    m_words = run.words();
    m_shortWords = run.shortWords();
    m_tip = run.tip();
    m_bar->setVisible(run.any());
    m_text->setIndent(run.any() ? 6 : 0);
    m_bar->set(run.share(), run.any() && !run.allWaitForNetwork());
    const double speed = run.progress().bytesPerSecond;
    m_speed->setText(speed > 0 ? words::speedText(speed) : QString());
    refreshText();
}

// Where there is little room, only what runs.
void StatusBar::refreshText()
{
    QString text = narrow() ? m_shortWords : m_words;
    if (!m_afterwards.isEmpty())
        text = tr("%1 · %2", "what runs, what happens afterwards").arg(text, m_afterwards);
    m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideRight, m_text->width()));
    m_text->setAccessibleName(text);
    m_text->setToolTip(toolTipText(m_tip));
}

bool StatusBar::narrow() const
{
    return width() < narrowBelow;
}

void StatusBar::showNetwork(Network network)
{
    m_networkState = network;
    m_network->setText(network == Network::Online    ? tr("Online")
                       : network == Network::Offline ? tr("Offline")
                                                     : tr("Metered"));
    colour();
    arrange();
}

void StatusBar::showAfterwards(const QString &words)
{
    m_afterwards = words;
    refreshText();
}

void StatusBar::showAccount(const QString &name)
{
    m_account->setText(name);
}

void StatusBar::showPractice(bool practice)
{
    m_plate->setVisible(practice);
    m_plateText->setText(tr("Practice mode: nothing reaches Youku"));
}

void StatusBar::colour()
{
    const Colours &colours = coloursOf(palette());
    const qreal ratio = devicePixelRatioF();
    const bool offline = m_networkState == Network::Offline;
    m_networkIcon->setPixmap(iconPixmap(offline ? u"state-network"_s : u"online"_s, 14,
                                        m_networkState == Network::Online ? colours.text : colours.attention,
                                        ratio));
    m_accountIcon->setPixmap(iconPixmap(u"account"_s, 14, colours.text, ratio));
    m_plateIcon->setPixmap(iconPixmap(u"practice"_s, 14, colours.text, ratio));
}

void StatusBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_plateIcon)
        colour();
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatusBar::arrange()
{
    m_bar->setFixedWidth(narrow() ? 96 : 140);
    const bool networkShown = !narrow() || m_networkState != Network::Online;
    m_networkIcon->setVisible(networkShown);
    m_network->setVisible(networkShown);
    m_groupLine->setVisible(networkShown);
    m_plateText->setText(narrow() ? tr("Practice mode") : tr("Practice mode: nothing reaches Youku"));
    refreshText();
}

} // namespace gui
