#include "gui/settings/schedule_page.h"

#include "engine/schedule/schedule.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/day_dialog.h"
#include "gui/settings/week_grid.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "ui_schedule_page.h"
#include "words/moment_words.h"
#include "words/plan_words.h"
#include "youku/shoot_time.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using store::Setting;
using transfer::Pace;
using transfer::WeekPlan;

namespace gui {

namespace {

constexpr double bytesOfMB = 1000 * 1000;
constexpr int minuteMs = 60'000;
constexpr int swatchSize = 16;
constexpr int narrowest = 340; // of the list of days

// One half hour as the grid draws it, framed.
QIcon swatch(Pace pace, const QPalette &palette, qreal ratio)
{
    QPixmap pixmap(QSize(swatchSize, swatchSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    const QRect whole(0, 0, swatchSize, swatchSize);
    WeekGrid::paintPace(&painter, whole.adjusted(1, 1, -1, -1), pace, palette);
    painter.setPen(coloursOf(palette).still);
    painter.drawRect(whole.adjusted(0, 0, -1, -1));
    return pixmap;
}

QString zoneText(const QDateTime &now, const QTimeZone &zone)
{
    const int minutes = zone.offsetFromUtc(now) / 60;
    const QString offset = youku::offsetText(minutes); // "+08:00"
    const QString difference =
        minutes == 0 ? u"UTC"_s
                     : u"UTC%1"_s.arg(offset.endsWith(":00"_L1)
                                          ? QString(offset.at(0)) + QString::number(std::abs(minutes) / 60)
                                          : offset);
    const QString name = zone.displayName(now, QTimeZone::LongName);
    return name.isEmpty() || name == difference
               ? difference
               : SchedulePage::tr("%1, %2", "time zone, offset").arg(name, difference);
}

} // namespace

SchedulePage::SchedulePage(const store::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SchedulePage>())
{
    m_ui->setupUi(this);
    load(settings);
    dress();
    connect(m_ui->follow, &QCheckBox::toggled, this, &SchedulePage::tell);
    connect(m_ui->limit, &QDoubleSpinBox::valueChanged, this, [this] {
        m_ui->limited->setChecked(true);
        choose(Pace::Limited);
        m_ui->grid->plan().setLimit(limit());
    });
    connect(m_ui->full, &QRadioButton::clicked, this, [this] { choose(Pace::Full); });
    connect(m_ui->limited, &QRadioButton::clicked, this, [this] { choose(Pace::Limited); });
    connect(m_ui->nothing, &QRadioButton::clicked, this, [this] { choose(Pace::Nothing); });
    connect(&m_ui->grid->plan(), &WeekModel::planChanged, this, &SchedulePage::tell);
    connect(&m_ui->grid->plan(), &WeekModel::planChanged, this, &SchedulePage::listDays);
    connect(m_ui->grid, &WeekGrid::blockChanged, this, &SchedulePage::tellBlock);
    connect(m_ui->days, &QListWidget::currentRowChanged, this, [this](int day) {
        m_ui->grid->setCurrentIndex(m_ui->grid->model()->index(std::max(0, day), 0));
    });
    connect(m_ui->days, &QListWidget::itemDoubleClicked, m_ui->edit, &QPushButton::click);
    connect(m_ui->edit, &QPushButton::clicked, this, [this] {
        auto *dialog = new DayDialog(m_ui->grid->plan(), m_ui->grid->currentIndex().row(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    auto *menu = new QMenu(m_ui->copyDay);
    m_ui->copyDay->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &SchedulePage::fillCopyMenu);
    connect(m_ui->clear, &QPushButton::clicked, this, [this] {
        prompts::confirm(
            window(), {tr("Clear plan"), tr("Full speed at all hours?"), {}, tr("Clear plan"), tr("Keep it")},
            [this](bool yes) {
                if (yes)
                    m_ui->grid->plan().clear();
            });
    });
    m_eachMinute.setInterval(minuteMs);
    connect(&m_eachMinute, &QTimer::timeout, this, &SchedulePage::tell);
    tell();
    tellBlock();
    listDays();
    setNarrow(false);
}

SchedulePage::~SchedulePage() = default;

void SchedulePage::load(const store::Settings &settings)
{
    m_ui->follow->setChecked(settings.boolValue(Setting::PlanFollowed));
    m_ui->limit->setValue(double(settings.int64Value(Setting::PlanLimit)) / bytesOfMB);
    m_ui->grid->plan().setLimit(limit());
    m_ui->grid->plan().load(engine::planFrom(settings));
}

void SchedulePage::keep(store::Settings &settings) const
{
    const WeekPlan &plan = m_ui->grid->plan().plan();
    settings.setValue(Setting::PlanLimit, limit());
    settings.setValue(Setting::WeekPlan,
                      plan.isFull() ? QJsonArray() : QJsonArray::fromStringList(plan.toText()));
    settings.setValue(Setting::PlanFollowed, m_ui->follow->isChecked());
}

qint64 SchedulePage::limit() const
{
    return std::llround(m_ui->limit->value() * bytesOfMB);
}

void SchedulePage::choose(Pace pace)
{
    m_ui->grid->setBrush(pace);
}

void SchedulePage::dress()
{
    for (QLabel *label : {m_ui->now, m_ui->block, m_ui->zone, m_ui->limitHelp, m_ui->heldHelp}) {
        label->setFont(smallFont(font()));
        setTone(label, Tone::Secondary);
    }
    const qreal ratio = devicePixelRatioF();
    m_ui->clock->setPixmap(iconPixmap(u"state-waiting"_s, swatchSize, coloursOf(palette()).secondary, ratio));
    for (const auto &[button, pace] :
         {std::pair{m_ui->full, Pace::Full}, std::pair{m_ui->limited, Pace::Limited},
          std::pair{m_ui->nothing, Pace::Nothing}})
        button->setIcon(swatch(pace, palette(), ratio));
}

void SchedulePage::tell()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const QTimeZone zone = engine::zoneHere();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, zone);
    const transfer::WeekPlace place = transfer::weekPlaceOf(nowMs, zone);
    const WeekPlan &plan = m_ui->grid->plan().plan();
    const bool followed = m_ui->follow->isChecked();
    m_ui->today->setText(tr("Today: %1.").arg(words::dayPlanText(plan, place.day, limit())));
    const Pace pace = plan.pace(place.day, place.halfHour);
    const QString clock = words::clockText(now);
    if (!followed)
        m_ui->now->setText(tr("Now, %1: the plan is not followed.").arg(clock));
    else if (pace == Pace::Limited)
        m_ui->now->setText(tr("Now, %1: %2 for all uploads together.").arg(clock, words::limitText(limit())));
    else
        m_ui->now->setText(tr("Now, %1: %2.").arg(clock, words::paceText(pace, limit())));
    m_ui->grid->setNow(place);
    m_ui->zone->setText(tr("Times of this computer: %1.").arg(zoneText(now, zone)));
}

void SchedulePage::listDays()
{
    for (int day = 0; day < WeekPlan::days; ++day) {
        if (m_ui->days->count() == day)
            m_ui->days->addItem(QString());
        m_ui->days->item(day)->setText(m_ui->grid->plan().sentence(day));
    }
}

void SchedulePage::setNarrow(bool narrow)
{
    if (m_ui->days->isHidden() == !narrow)
        return;
    m_ui->days->setCurrentRow(m_ui->grid->currentIndex().row());
    for (QWidget *part : QList<QWidget *>{m_ui->brushLabel, m_ui->full, m_ui->limited, m_ui->nothing,
                                          m_ui->grid, m_ui->block})
        part->setVisible(!narrow);
    for (QWidget *part : QList<QWidget *>{m_ui->limitLabel, m_ui->days, m_ui->edit})
        part->setVisible(narrow);
}

QSize SchedulePage::minimumSizeHint() const
{
    return {narrowest, QWidget::minimumSizeHint().height()};
}

void SchedulePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QMargins margins = layout()->contentsMargins();
    setNarrow(width() < m_ui->grid->sizeHint().width() + margins.left() + margins.right());
}

void SchedulePage::tellBlock()
{
    const QItemSelectionRange block = m_ui->grid->block();
    if (!block.isValid())
        return;
    const WeekPlan &plan = m_ui->grid->plan().plan();
    const Pace pace = plan.pace(block.top(), block.left());
    bool alike = true;
    for (int day = block.top(); day <= block.bottom(); ++day) {
        for (int at = block.left(); at <= block.right(); ++at)
            alike = alike && plan.pace(day, at) == pace;
    }
    const QLocale locale;
    const QString days =
        block.top() == block.bottom()
            ? locale.dayName(block.top() + 1)
            : tr("%1 to %2", "days").arg(locale.dayName(block.top() + 1), locale.dayName(block.bottom() + 1));
    const QString times =
        tr("%1 %2 to %3", "days, time, time")
            .arg(days, words::halfHourText(block.left()), words::halfHourText(block.right() + 1));
    m_ui->block->setText(alike ? tr("%1: %2", "times, pace").arg(times, words::paceText(pace, limit()))
                               : times);
    m_ui->copyDay->setText(
        tr("Copy %1 to…", "a day").arg(locale.dayName(m_ui->grid->currentIndex().row() + 1)));
}

void SchedulePage::fillCopyMenu()
{
    QMenu *menu = m_ui->copyDay->menu();
    menu->clear();
    const int from = m_ui->grid->currentIndex().row();
    const auto add = [this, menu, from](const QString &text, const QList<int> &days) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, from, days] { m_ui->grid->plan().copyDay(from, days); });
    };
    add(tr("Every day"), {0, 1, 2, 3, 4, 5, 6});
    add(tr("Monday to Friday"), {0, 1, 2, 3, 4});
    add(tr("Saturday and Sunday"), {5, 6});
    menu->addSeparator();
    for (int day = 0; day < WeekPlan::days; ++day) {
        if (day != from)
            add(QLocale().dayName(day + 1), {day});
    }
}

void SchedulePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tell();
    m_eachMinute.start();
}

void SchedulePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_eachMinute.stop();
}

void SchedulePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace gui
