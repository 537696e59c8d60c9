// Films with something broken in them, at random: a look ends in time, and its answer is well formed. The
// suite tries some hundred; YOUCHUAN_MUTATE_SECONDS tries as long as it says, YOUCHUAN_MUTATE_SEED begins
// elsewhere. Under the sanitizers this looks for what corrupts memory.
#include "probe/ffmpeg.h"
#include "probe/file/media_file.h"
#include "probe/look.h"
#include "probe/samples.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QtTest>

namespace {

constexpr int triesOfSuite = 300;
constexpr double longestLook = 9; // seconds of the processor: no more than the system lets it

// What happens to files: bits turn, parts are lost, doubled, moved or overwritten; and lengths are chosen to
// hurt.
QByteArray mutated(QByteArray film, QRandomGenerator &random)
{
    const auto place = [&] {
        // Heads and ends are small and matter most.
        const qsizetype near = qMin<qsizetype>(film.size(), 3000);
        switch (random.bounded(3)) {
        case 0:
            return qsizetype(random.bounded(int(near)));
        case 1:
            return film.size() - 1 - random.bounded(int(near));
        default:
            return qsizetype(random.bounded(int(film.size())));
        }
    };
    const auto length = [&](qsizetype at) {
        return qMin<qsizetype>(film.size() - at, 1 + random.bounded(2000));
    };
    static const QByteArrayList numbers = {QByteArray(4, '\0'),   QByteArray(4, '\xFF'),
                                           "\x7F\xFF\xFF\xFF",    "\x80\0\0\0",
                                           QByteArray(8, '\xFF'), QByteArray("\0\0\0\1", 4)};
    for (int count = 1 + random.bounded(8); count > 0 && film.size() > 16; --count) {
        const qsizetype at = place();
        switch (random.bounded(7)) {
        case 0:
        case 1:
            film[at] = char(random.bounded(256));
            break;
        case 2:
            film.replace(at, qMin<qsizetype>(4, film.size() - at),
                         numbers.at(random.bounded(int(numbers.size()))));
            break;
        case 3:
            film.remove(at, length(at));
            break;
        case 4:
            film.insert(place(), film.mid(at, length(at)));
            break;
        case 5:
            std::fill_n(film.begin() + at, length(at), char(random.bounded(2) ? 0 : random.bounded(256)));
            break;
        default:
            if (random.bounded(4) == 0)
                film.truncate(qMax<qsizetype>(at, 1));
            else
                film[at] = char(film.at(at) ^ (1 << random.bounded(8)));
        }
    }
    return film;
}

bool isWellFormed(const probe::Looked &looked)
{
    static const QStringList kinds = {"empty",       "not_media", "no_index", "no_video",
                                      "no_duration", "cut_off",   "damaged"};
    const QJsonArray findings = looked.answer["findings"].toArray();
    const bool known = std::all_of(findings.begin(), findings.end(), [](const QJsonValue &finding) {
        return kinds.contains(finding["kind"].toString());
    });
    const bool pictured = looked.answer.contains("picture") == !looked.picture.isEmpty();
    return known && pictured && looked.answer["streams"].toArray().size() <= 32
           && looked.picture.size() < 1'000'000
           && QJsonDocument(looked.answer).toJson(QJsonDocument::Compact).size() < 64 * 1024;
}

} // namespace

class TestProbeMutated : public QObject
{
    Q_OBJECT

private slots:
    void mutations()
    {
        av_log_set_level(AV_LOG_QUIET);
        av_max_alloc(256 * 1024 * 1024);
        const quint32 seed = quint32(qEnvironmentVariableIntValue("YOUCHUAN_MUTATE_SEED"));
        const int seconds = qEnvironmentVariableIntValue("YOUCHUAN_MUTATE_SECONDS");
        QList<QByteArray> films;
        for (const QString &name : samples::films())
            films.append(samples::bytesOf(samples::film(name)));
        QVERIFY(!films.contains(QByteArray()));
        QElapsedTimer timer;
        timer.start();
        int tries = 0;
        for (; seconds > 0 ? timer.elapsed() < seconds * 1000LL : tries < triesOfSuite; ++tries) {
            QRandomGenerator random(seed + quint32(tries));
            const int film = random.bounded(int(films.size()));
            QByteArray bytes = mutated(films.at(film), random);
            keep(bytes, seconds);
            QBuffer buffer(&bytes);
            QVERIFY(buffer.open(QIODevice::ReadOnly));
            const double before = probe::processorSeconds();
            const probe::Looked looked = probe::look(buffer, true);
            const double took = probe::processorSeconds() - before;
            const QByteArray where =
                samples::films().at(film).toUtf8() + ", seed " + QByteArray::number(seed + tries);
            QVERIFY2(took < longestLook, where.constData());
            QVERIFY2(isWellFormed(looked), where.constData());
            m_longest = qMax(m_longest, took);
        }
        qInfo("%d mutated films, the longest look took %.2f s", tries, m_longest);
    }

private:
    // In a long run, what breaks it can be had afterwards.
    void keep(const QByteArray &bytes, int seconds)
    {
        if (seconds == 0)
            return;
        QFile file("mutated.bin");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    double m_longest = 0;
};

QTEST_GUILESS_MAIN(TestProbeMutated)
#include "tst_probe_mutated.moc"
