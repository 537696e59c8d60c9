#include "gui/status/status_bar.h"

#include "gui/status/speed_button.h"
#include "gui/status/status_words.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "gui/widgets/progress_painter.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

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

StatusBar::StatusBar(const Run &run, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_bar(new TotalBar(this))
    , m_text(new StatusWords)
    , m_speed(new SpeedButton)
    , m_groupLine(new QFrame)
    , m_networkIcon(plainLabel())
    , m_network(plainLabel())
    , m_plate(new QFrame)
    , m_plateIcon(plainLabel())
    , m_plateText(plainLabel())
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addSpacing(6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_speed);
    layout->addWidget(m_groupLine);
    layout->addSpacing(6);
    layout->addWidget(m_networkIcon);
    layout->addWidget(m_network);
    layout->addSpacing(6);
    layout->addWidget(m_plate);
    buildPlate();

    const QFont small = smallFont(font());
    for (QWidget *part : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_speed),
                          static_cast<QWidget *>(m_network), static_cast<QWidget *>(m_plateText)})
        part->setFont(small);
    m_text->setObjectName(u"totalText"_s);
    m_text->setTips([this](std::optional<int> key) { return tip(key); });
    m_speed->setObjectName(u"speedButton"_s);
    m_network->setObjectName(u"network"_s);
    m_groupLine->setFixedSize(1, 16);
    m_groupLine->setAutoFillBackground(true);
    m_groupLine->setBackgroundRole(QPalette::Mid);
    setMinimumHeight(fontMetrics().height() + 12);
    connect(m_text, &StatusWords::wanted, this, &StatusBar::groupWanted);
    connect(m_speed, &QAbstractButton::clicked, this, &StatusBar::speedWanted);
    connect(m_speed, &SpeedButton::shownChanged, this, &StatusBar::arrange);
    showNetwork(Network::Online);
    showPractice(false);
}

void StatusBar::buildPlate()
{
    static_cast<QFrame *>(m_plate)->setFrameShape(QFrame::StyledPanel);
    m_plate->setAutoFillBackground(true);
    m_plateIcon->setAccessibleName(tr("Practice mode: nothing reaches Youku"));
    m_plate->setBackgroundRole(QPalette::Base);
    m_plate->setToolTip(tr("Everything goes to a Youku of this computer's own, and nowhere else"));
    auto *plate = new QHBoxLayout(m_plate);
    plate->setContentsMargins(8, 1, 8, 1);
    plate->setSpacing(6);
    plate->addWidget(m_plateIcon);
    plate->addWidget(m_plateText);
}

void StatusBar::refresh()
{
    m_bar->setVisible(m_run.any());
    m_bar->set(m_run.share(), m_run.any() && !m_run.allWaitForNetwork());
    m_bar->setToolTip(toolTipText(runTip(m_run)));
    QList<RunPart> parts = runParts(m_run);
    if (m_run.model().rowCount() == 0 && !m_signedIn)
        parts.append(remark(tr("not signed in")));
    if (!m_afterwards.isEmpty()) {
        const auto behind =
            std::find_if(parts.cbegin(), parts.cend(), [](const RunPart &part) { return part.set > 1; });
        parts.insert(behind, remark(m_afterwards));
    }
    m_text->show(parts);
    m_speed->show(m_run.progress().bytesPerSecond, m_run.model().count(transfer::Activity::Running) > 0);
    arrange();
}

QString StatusBar::words() const
{
    return m_text->words();
}

// Of the whole: what has left, then how much it is.
QString StatusBar::tip(std::optional<int> key) const
{
    if (key)
        return runNames(m_run, *key);
    QStringList lines{m_text->words(), runTip(m_run)};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

bool StatusBar::narrow() const
{
    return width() < narrowBelow;
}

QString StatusBar::networkWord() const
{
    switch (m_networkState) {
    case Network::Online:
        return tr("Online");
    case Network::Offline:
        return tr("Not connected");
    case Network::Metered:
        return tr("Metered");
    }
    Q_UNREACHABLE();
}

void StatusBar::showNetwork(Network network)
{
    m_networkState = network;
    m_network->setText(networkWord());
    m_networkIcon->setAccessibleName(networkWord());
    const QString tip = network == Network::Online ? tr("Nothing waits for the network")
                        : network == Network::Offline
                            ? tr("Uploads wait for the network, and go on by themselves")
                            : tr("The system says that what goes over this connection is counted");
    m_network->setToolTip(toolTipText(tip));
    m_networkIcon->setToolTip(toolTipText(tip));
    colour();
    arrange();
}

void StatusBar::showAfterwards(const QString &words)
{
    m_afterwards = words;
    refresh();
}

void StatusBar::showSignedIn(bool signedIn)
{
    m_signedIn = signedIn;
    refresh();
}

void StatusBar::showPractice(bool practice)
{
    m_plate->setVisible(practice);
    arrange();
}

void StatusBar::colour()
{
    const Colours &colours = coloursOf(palette());
    const qreal ratio = devicePixelRatioF();
    const bool online = m_networkState == Network::Online;
    const QColor tone = online ? colours.text : colours.attention;
    m_networkIcon->setPixmap(
        iconPixmap(m_networkState == Network::Offline ? u"state-network"_s : u"online"_s, 14, tone, ratio));
    setTone(m_network, online ? Tone::Plain : Tone::Attention);
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
    m_groupLine->setVisible(!m_speed->isHidden());
    m_network->show();
    m_plateText->show();
    m_plateText->setText(narrow() ? tr("Practice mode") : tr("Practice mode: nothing reaches Youku"));
    m_speed->showPicture(true);
    const auto fits = [this](int words) {
        return layout()->sizeHint().width() - m_text->sizeHint().width() + words <= width();
    };
    // One after the other leaves, what is told of trouble stays; then words give way, but for what runs.
    if (!fits(m_text->sizeHint().width()) && m_networkState == Network::Online)
        m_network->hide();
    const int least = m_text->firstWidth();
    if (!fits(least))
        m_plateText->setText(tr("Practice mode"));
    if (!fits(least))
        m_plateText->hide();
    if (!fits(least))
        m_speed->showPicture(false);
    if (!fits(least))
        m_bar->setFixedWidth(40);
}

} // namespace gui
