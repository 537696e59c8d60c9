// When the weekly plan lets files be sent, and until when: by the wall clock, over midnight, over changes of
// summer time and in zones that are not whole hours away.
#include "transfer/services/week_plan.h"

#include <QtTest>

using transfer::Pace;
using transfer::PlanNow;
using transfer::WeekPlan;

namespace {

// "Sat 19:00-22:30 N, Mon-Fri 08:00-23:00 L"
WeekPlan planOf(const QString &text)
{
    static const QStringList names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const auto halfHour = [](const QString &time) {
        return time.left(2).toInt() * 2 + (time.endsWith("30") ? 1 : 0);
    };
    WeekPlan plan;
    for (const QString &part : text.split(", ", Qt::SkipEmptyParts)) {
        const QStringList words = part.split(' ');
        const QStringList days = words[0].split('-');
        const QStringList times = words[1].split('-');
        const Pace pace = words[2] == "N" ? Pace::Nothing : Pace::Limited;
        for (int day = int(names.indexOf(days.first())); day <= names.indexOf(days.last()); ++day) {
            for (int at = halfHour(times[0]); at < halfHour(times[1]); ++at)
                plan.setPace(day, at, pace);
        }
    }
    return plan;
}

qint64 utc(const QString &text)
{
    return QDateTime::fromString(text + "Z", Qt::ISODate).toMSecsSinceEpoch();
}

} // namespace

class TestWeekPlan : public QObject
{
    Q_OBJECT

private slots:
    void what_itSaysAndUntilWhen_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("now"); // UTC, as what follows
        QTest::addColumn<Pace>("pace");
        QTest::addColumn<QString>("until"); // empty: never
        const auto row = [](const char *name, const char *plan, const char *zone, const char *now, Pace pace,
                            const char *until) {
            QTest::newRow(name) << QString(plan) << QByteArray(zone) << QString(now) << pace
                                << QString(until);
        };
        const Pace full = Pace::Full;
        const Pace limited = Pace::Limited;
        const Pace nothing = Pace::Nothing;

        row("nothing planned", "", "UTC", "2026-11-30T15:10:00", full, "");
        row("always the same", "Mon-Sun 00:00-24:00 N", "UTC", "2026-11-30T15:10:00", nothing, "");
        row("before", "Mon 16:00-17:00 N", "UTC", "2026-11-30T15:10:00", full, "2026-11-30T16:00:00");
        row("to the millisecond", "Mon 16:00-17:00 N", "UTC", "2026-11-30T15:59:59.999", full,
            "2026-11-30T16:00:00");
        row("at its beginning", "Mon 16:00-17:00 N", "UTC", "2026-11-30T16:00:00", nothing,
            "2026-11-30T17:00:00");
        row("at its end", "Mon 16:00-17:00 N", "UTC", "2026-11-30T17:00:00", full, "2026-12-07T16:00:00");
        row("only half an hour", "Mon 16:30-17:00 N", "UTC", "2026-11-30T16:29:00", full,
            "2026-11-30T16:30:00");
        row("one after the other", "Mon 16:00-17:00 N, Mon 17:00-18:00 L", "UTC", "2026-11-30T16:10:00",
            nothing, "2026-11-30T17:00:00");
        row("over midnight", "Mon 23:00-24:00 N, Tue 00:00-06:00 N", "UTC", "2026-11-30T23:30:00", nothing,
            "2026-12-01T06:00:00");
        row("over the end of the week", "Sun 23:00-24:00 L, Mon 00:00-06:30 L", "UTC", "2026-11-29T23:30:00",
            limited, "2026-11-30T06:30:00");
        row("over midnight here", "Tue 00:00-06:00 N", "Asia/Shanghai", "2026-11-30T15:59:00", full,
            "2026-11-30T16:00:00");
        row("a week without an hour but this", "Mon-Sun 00:00-24:00 N, Mon 03:00-03:30 L", "UTC",
            "2026-11-30T03:30:00", nothing, "2026-12-07T03:00:00");
        row("a zone three quarters off", "Mon 08:00-09:00 N", "Asia/Kathmandu", "2026-11-30T02:00:00", full,
            "2026-11-30T02:15:00");
        row("before the epoch", "Wed 12:00-13:00 N", "UTC", "1969-12-31T12:10:00", nothing,
            "1969-12-31T13:00:00");

        // Germany: at 01:00 UTC, 02:00 becomes 03:00.
        row("put forward: an hour less", "Sun 01:00-04:00 N", "Europe/Berlin", "2027-03-28T00:10:00", nothing,
            "2027-03-28T02:00:00");
        row("put forward over all of it", "Sun 02:00-03:00 N", "Europe/Berlin", "2027-03-28T00:30:00", full,
            "2027-04-04T00:00:00");
        row("put forward into it", "Sun 02:30-05:00 N", "Europe/Berlin", "2027-03-28T00:30:00", full,
            "2027-03-28T01:00:00");
        row("put forward out of it", "Sun 01:00-02:30 N", "Europe/Berlin", "2027-03-28T00:30:00", nothing,
            "2027-03-28T01:00:00");
        row("the evening before it is put forward", "Sun 08:00-09:00 L", "Europe/Berlin",
            "2027-03-27T20:00:00", full, "2027-03-28T06:00:00");
        // At 01:00 UTC, 03:00 becomes 02:00.
        row("put back: an hour more", "Sun 01:00-04:00 N", "Europe/Berlin", "2027-10-30T23:10:00", nothing,
            "2027-10-31T03:00:00");
        row("put back: twice, the first", "Sun 02:00-02:30 N", "Europe/Berlin", "2027-10-31T00:10:00",
            nothing, "2027-10-31T00:30:00");
        row("put back: between the two", "Sun 02:00-02:30 N", "Europe/Berlin", "2027-10-31T00:40:00", full,
            "2027-10-31T01:00:00");
        row("put back: twice, the second", "Sun 02:00-02:30 N", "Europe/Berlin", "2027-10-31T01:10:00",
            nothing, "2027-10-31T01:30:00");
        row("put back out of it", "Sun 02:30-03:00 L", "Europe/Berlin", "2027-10-31T00:45:00", limited,
            "2027-10-31T01:00:00");
        row("put back at midnight", "Sat 23:00-24:00 N", "Atlantic/Azores", "2027-10-31T00:30:00", full,
            "2027-11-07T00:00:00");
        // Lord Howe: by half an hour, 02:00 becomes 01:30 at 15:00 UTC.
        row("put back by half an hour", "Sun 01:30-02:00 N", "Australia/Lord_Howe", "2027-04-03T14:40:00",
            nothing, "2027-04-03T15:30:00");
        row("southern summer", "Mon 08:00-09:00 N", "America/Santiago", "2027-01-04T10:00:00", full,
            "2027-01-04T11:00:00");
    }
    void what_itSaysAndUntilWhen()
    {
        QFETCH(QString, plan);
        QFETCH(QByteArray, zone);
        QFETCH(QString, now);
        QFETCH(QString, until);
        const QTimeZone there(zone);
        QVERIFY(there.isValid());
        const PlanNow says = transfer::planAt(planOf(plan), utc(now), there);
        QTEST(says.pace, "pace");
        const QString said =
            says.untilMs
                ? QDateTime::fromMSecsSinceEpoch(*says.untilMs, there).toUTC().toString(Qt::ISODateWithMs)
                : QString();
        QCOMPARE(said, until.isEmpty() ? QString() : until + ".000Z");
    }

    // Whatever the rule is made of: it says the same as looking at the clock each minute.
    void itAgreesWithTheClock_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("from");
        QTest::newRow("Berlin, forward") << QByteArray("Europe/Berlin") << "2027-03-27T00:00:00";
        QTest::newRow("Berlin, back") << QByteArray("Europe/Berlin") << "2027-10-30T00:00:00";
        QTest::newRow("Lord Howe, back") << QByteArray("Australia/Lord_Howe") << "2027-04-02T12:00:00";
        QTest::newRow("Kathmandu") << QByteArray("Asia/Kathmandu") << "2027-04-02T12:00:00";
        QTest::newRow("Cairo, at midnight") << QByteArray("Africa/Cairo") << "2027-04-29T00:00:00";
    }
    void itAgreesWithTheClock()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, from);
        const QTimeZone there(zone);
        const WeekPlan plan = planOf("Mon-Sun 00:30-01:30 N, Mon-Sun 02:00-02:30 L, Mon-Sun 04:00-23:30 N");
        constexpr qint64 minute = 60'000;
        const qint64 begin = utc(from);
        PlanNow says = transfer::planAt(plan, begin, there);
        for (qint64 ms = begin; ms < begin + 3LL * 24 * 60 * minute; ms += minute) {
            const QDateTime here = QDateTime::fromMSecsSinceEpoch(ms, there);
            const Pace wanted =
                plan.pace(here.date().dayOfWeek() - 1, here.time().hour() * 2 + here.time().minute() / 30);
            QVERIFY(says.untilMs);
            if (ms >= *says.untilMs)
                says = transfer::planAt(plan, ms, there);
            QVERIFY2(says.pace == wanted, qPrintable(here.toString(Qt::ISODate)));
        }
    }

    void itIsKeptAsText()
    {
        WeekPlan plan = planOf("Mon-Fri 08:00-23:00 L, Sat 19:00-22:30 N");
        const QStringList text = plan.toText();
        QCOMPARE(text.size(), 7);
        QCOMPARE(text[0], QString(16, 'F') + QString(30, 'L') + "FF");
        QCOMPARE(text[5], QString(38, 'F') + QString(7, 'N') + "FFF");
        QCOMPARE(WeekPlan::fromText(text), plan);
        QVERIFY(!plan.isFull());
        QVERIFY(WeekPlan().isFull());
    }

    void whatNobodyKnowsIsFullSpeed()
    {
        QVERIFY(WeekPlan::fromText({}).isFull());
        QVERIFY(WeekPlan::fromText({QString(48, 'x'), "", QString(100, 'f')}).isFull());
        const WeekPlan some =
            WeekPlan::fromText({"N", "", "", "", "", "", QString(48, 'F') + "NN", QString(48, 'N')});
        QCOMPARE(some.pace(0, 0), Pace::Nothing);
        QCOMPARE(some.toText().join("").count('N'), 1);
    }
};

QTEST_APPLESS_MAIN(TestWeekPlan)
#include "tst_week_plan.moc"
