#include "gui/status_strip.h"

#include "engine/words.h"
#include "gui/bar.h"
#include "gui/icons.h"
#include "gui/looks.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int narrowBelow = 900;
}

class StatusStrip::TotalBar : public QWidget
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

double totalPercent(const transfer::Progress &total, bool moving)
{
    if (total.total <= 0)
        return 0;
    if (total.acknowledged >= total.total)
        return moving ? 99.9 : 100;
    return std::floor(double(total.acknowledged) / double(total.total) * 1000) / 10;
}

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_bar(new TotalBar(this))
    , m_text(new QLabel)
    , m_networkIcon(new QLabel)
    , m_network(new QLabel)
    , m_groupLine(new QFrame)
    , m_accountIcon(new QLabel)
    , m_account(new QLabel)
    , m_plate(new QFrame)
    , m_plateIcon(new QLabel)
    , m_plateText(new QLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
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
    for (QLabel *label : {m_text, m_network, m_account, m_plateText})
        label->setFont(small);
    m_text->setObjectName(u"totalText"_s);
    m_text->setMinimumWidth(40);
    m_groupLine->setFixedSize(1, 16);
    m_groupLine->setAutoFillBackground(true);
    m_groupLine->setBackgroundRole(QPalette::Mid);
    setMinimumHeight(fontMetrics().height() + 12);
    showNetwork(Network::Online);
    showPractice(false);
    colour();
}

void StatusStrip::showTotal(const transfer::Progress &total, int rows, bool moving)
{
    m_total = total;
    m_rows = rows;
    m_moving = moving;
    m_bar->setVisible(rows > 0);
    m_text->setIndent(rows > 0 ? 6 : 0);
    m_bar->set(totalPercent(total, moving) / 100, moving);
    refreshText();
}

void StatusStrip::refreshText()
{
    const QString text = totalText();
    m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideRight, m_text->width()));
    m_text->setAccessibleName(text);
    m_text->setToolTip(text);
}

bool StatusStrip::narrow() const
{
    return width() < narrowBelow;
}

// Where there is little room, the numbers alone.
QString StatusStrip::totalText() const
{
    const QString percent = engine::percentText(totalPercent(m_total, m_moving));
    QStringList facts;
    if (m_rows == 0)
        facts << tr("The queue is empty");
    else if (m_total.total <= 0)
        facts << tr("Nothing is started");
    else
        facts << (narrow() ? percent : tr("%1 of %2").arg(percent, engine::sizeText(m_total.total)));
    if (m_moving && m_total.bytesPerSecond > 0)
        facts << engine::speedText(m_total.bytesPerSecond);
    if (m_moving && m_total.secondsLeft)
        facts << timeLeft(*m_total.secondsLeft);
    if (!m_afterwards.isEmpty())
        facts << m_afterwards;
    return facts.join(tr(" · "));
}

QString StatusStrip::timeLeft(qint64 seconds) const
{
    if (seconds < 60)
        return engine::timeLeftText(seconds);
    const QString duration = engine::durationText(seconds);
    return narrow() ? duration : tr("about %1 left").arg(duration);
}

void StatusStrip::showNetwork(Network network)
{
    m_networkState = network;
    m_network->setText(network == Network::Online    ? tr("Online")
                       : network == Network::Offline ? tr("Offline")
                                                     : tr("Metered"));
    colour();
    arrange();
}

void StatusStrip::showAfterwards(const QString &words)
{
    m_afterwards = words;
    refreshText();
}

void StatusStrip::showAccount(const QString &name)
{
    m_account->setText(name);
}

void StatusStrip::showPractice(bool practice)
{
    m_plate->setVisible(practice);
    m_plateText->setText(tr("Practice mode: nothing reaches Youku"));
}

void StatusStrip::colour()
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

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_plateIcon)
        colour();
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatusStrip::arrange()
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
