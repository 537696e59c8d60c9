// What may be said of a video: limits, titles from file names, wire and JSON forms (protocol 4.1).
#include "youku/metadata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <cmath>
#include <limits>

#include <time.h>

using namespace Qt::StringLiterals;
using namespace youku;

Q_DECLARE_METATYPE(youku::Metadata)
Q_DECLARE_METATYPE(QList<youku::FieldProblem>)

namespace {

const QString clapper = u"\U0001F3AC"_s; // one code point, two code units

Metadata good()
{
    Metadata metadata;
    metadata.title = u"My trip"_s;
    return metadata;
}

Metadata titled(const QString &title)
{
    Metadata metadata;
    metadata.title = title;
    return metadata;
}

Metadata tagged(const QStringList &tags)
{
    Metadata metadata = good();
    metadata.tags = tags;
    return metadata;
}

Metadata locked(const QString &password)
{
    Metadata metadata = good();
    metadata.privacy = Privacy::Password;
    metadata.watchPassword = password;
    return metadata;
}

Metadata placed(std::optional<double> latitude, std::optional<double> longitude)
{
    Metadata metadata = good();
    metadata.latitude = latitude;
    metadata.longitude = longitude;
    return metadata;
}

Metadata described(const QString &description)
{
    Metadata metadata = good();
    metadata.description = description;
    return metadata;
}

QString onWire(const Metadata &metadata, const QString &name)
{
    for (const auto &[key, value] : wireParameters(metadata)) {
        if (key == name)
            return value.isNull() ? u""_s : value;
    }
    return {};
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

Metadata full()
{
    Metadata metadata;
    metadata.title = u"云南 trip + 100% / = "_s + clapper;
    metadata.tags = {u"旅游"_s, u"lake"_s};
    metadata.description = u"first line\nsecond line"_s;
    metadata.category = u"Travel"_s;
    metadata.copyright = Copyright::Reproduced;
    metadata.privacy = Privacy::Password;
    metadata.watchPassword = u"Secret1"_s;
    metadata.latitude = 0;
    metadata.longitude = -0.0000001;
    metadata.shootTime = QDateTime(QDate(2026, 11, 22), QTime(20, 0, 1), QTimeZone(8 * 3600));
    return metadata;
}

} // namespace

class TestMetadata : public QObject
{
    Q_OBJECT

private slots:
    void limitsAreMetToTheCharacter_data()
    {
        QTest::addColumn<Metadata>("metadata");
        QTest::addColumn<QList<FieldProblem>>("problems");
        using P = QList<FieldProblem>;
        const auto title = [](Problem problem, int amount, int limit) {
            return P{{Field::Title, problem, {}, amount, limit}};
        };
        const auto tag = [](const QString &subject, Problem problem, int amount, int limit) {
            return P{{Field::Tags, problem, subject, amount, limit}};
        };

        QTest::newRow("title empty") << titled({}) << title(Problem::Empty, 0, 2);
        QTest::newRow("title of spaces") << titled(u" \t "_s) << title(Problem::Empty, 0, 2);
        QTest::newRow("title 1") << titled(u"a"_s) << title(Problem::TooShort, 1, 2);
        QTest::newRow("title 1 and spaces") << titled(u"  a "_s) << title(Problem::TooShort, 1, 2);
        QTest::newRow("title 1 emoji") << titled(clapper) << title(Problem::TooShort, 1, 2);
        QTest::newRow("title 2") << titled(u"ab"_s) << P{};
        QTest::newRow("title 2 emoji") << titled(clapper.repeated(2)) << P{};
        QTest::newRow("title 2 Han") << titled(u"旅行"_s) << P{};
        QTest::newRow("title 50") << titled(QString(50, u'a')) << P{};
        QTest::newRow("title 50 Han") << titled(QString(50, u'旅')) << P{};
        QTest::newRow("title 50 emoji") << titled(clapper.repeated(50)) << P{};
        QTest::newRow("title 50 and spaces around") << titled(u" "_s + QString(50, u'a') + u" "_s) << P{};
        QTest::newRow("title 51") << titled(QString(51, u'a')) << title(Problem::TooLong, 1, 50);
        QTest::newRow("title 51 emoji") << titled(clapper.repeated(51)) << title(Problem::TooLong, 1, 50);
        QTest::newRow("title 10000") << titled(QString(10000, u'a')) << title(Problem::TooLong, 9950, 50);
        QTest::newRow("title digits") << titled(u"20261122"_s) << title(Problem::OnlyDigits, 0, 0);
        QTest::newRow("title digits and spaces")
            << titled(u"2026 11 22"_s) << title(Problem::OnlyDigits, 0, 0);
        QTest::newRow("title wide digits") << titled(u"２０２６"_s) << title(Problem::OnlyDigits, 0, 0);
        QTest::newRow("title digits and a letter") << titled(u"2026a"_s) << P{};
        QTest::newRow("title digits and a dash") << titled(u"2026-11"_s) << P{};

        QStringList ten;
        for (int i = 0; i < 10; ++i)
            ten.append(u"tag%1"_s.arg(i));
        QTest::newRow("no tags") << tagged({}) << P{};
        QTest::newRow("10 tags") << tagged(ten) << P{};
        QTest::newRow("11 tags") << tagged(ten + QStringList{u"more"_s})
                                 << P{{Field::Tags, Problem::TooMany, {}, 11, 10}};
        QTest::newRow("tag 1") << tagged({u"a"_s}) << tag(u"a"_s, Problem::TooShort, 1, 2);
        QTest::newRow("tag 2") << tagged({u"ab"_s}) << P{};
        QTest::newRow("tag 12") << tagged({QString(12, u'a')}) << P{};
        QTest::newRow("tag 13") << tagged({QString(13, u'a')})
                                << tag(QString(13, u'a'), Problem::TooLong, 1, 12);
        QTest::newRow("tag 12 emoji") << tagged({clapper.repeated(12)}) << P{};
        QTest::newRow("tag empty") << tagged({QString()}) << tag({}, Problem::TooShort, 0, 2);
        QTest::newRow("tag 1 and a space") << tagged({u"a "_s}) << tag(u"a "_s, Problem::TooShort, 1, 2);
        QTest::newRow("tag 1 Han") << tagged({u"旅"_s}) << tag(u"旅"_s, Problem::TooShort, 1, 2);
        QTest::newRow("tag 2 Han") << tagged({u"旅游"_s}) << P{};
        QTest::newRow("tag 6 Han") << tagged({u"一二三四五六"_s}) << P{};
        QTest::newRow("tag 7 Han") << tagged({u"一二三四五六七"_s})
                                   << tag(u"一二三四五六七"_s, Problem::TooLong, 1, 6);
        QTest::newRow("tag 7, one of them Han")
            << tagged({u"abcdef旅"_s}) << tag(u"abcdef旅"_s, Problem::TooLong, 1, 6);
        QTest::newRow("tag with rare Han")
            << tagged({u"\U00020000abcdef"_s}) << tag(u"\U00020000abcdef"_s, Problem::TooLong, 1, 6);
        QTest::newRow("tag with kana") << tagged({u"ひらがなのたぐです"_s}) << P{};
        QTest::newRow("tag with comma") << tagged({u"a,b"_s}) << tag(u"a,b"_s, Problem::BadCharacter, 0, 0);
        QTest::newRow("tag twice") << tagged({u"lake"_s, u"sea"_s, u"lake"_s})
                                   << tag(u"lake"_s, Problem::Twice, 0, 0);

        QTest::newRow("description 1999") << described(QString(1999, u'旅')) << P{};
        QTest::newRow("description 1999 emoji") << described(clapper.repeated(1999)) << P{};
        QTest::newRow("description 2000")
            << described(QString(2000, u'a')) << P{{Field::Description, Problem::TooLong, {}, 1, 1999}};

        const auto password = [](Problem problem, int amount, int limit) {
            return P{{Field::WatchPassword, problem, {}, amount, limit}};
        };
        QTest::newRow("no password") << locked({}) << password(Problem::Empty, 0, 0);
        QTest::newRow("password 1") << locked(u"a"_s) << P{};
        QTest::newRow("password 32") << locked(QString(32, u'9')) << P{};
        QTest::newRow("password 33") << locked(QString(33, u'9')) << password(Problem::TooLong, 1, 32);
        QTest::newRow("password with a space") << locked(u"a b"_s) << password(Problem::BadCharacter, 0, 0);
        QTest::newRow("password in Han") << locked(u"密码"_s) << password(Problem::BadCharacter, 0, 0);
        QTest::newRow("password with wide letters")
            << locked(u"ａｂ"_s) << password(Problem::BadCharacter, 0, 0);
        Metadata unused = locked(u"not sent, so not judged"_s);
        unused.privacy = Privacy::Friend;
        QTest::newRow("password without its privacy") << unused << P{};

        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double inf = std::numeric_limits<double>::infinity();
        const FieldProblem latitude{Field::Latitude, Problem::OutOfRange, {}, 0, 90};
        const FieldProblem longitude{Field::Longitude, Problem::OutOfRange, {}, 0, 180};
        QTest::newRow("0, 0") << placed(0, 0) << P{};
        QTest::newRow("corners") << placed(-90, 180) << P{};
        QTest::newRow("other corners") << placed(90, -180) << P{};
        QTest::newRow("beyond") << placed(90.0001, -180.0001) << P{latitude, longitude};
        QTest::newRow("NaN") << placed(nan, nan) << P{latitude, longitude};
        QTest::newRow("infinite") << placed(-inf, inf) << P{latitude, longitude};
        QTest::newRow("all there is") << full() << P{};
    }
    void limitsAreMetToTheCharacter()
    {
        QFETCH(Metadata, metadata);
        QFETCH(QList<FieldProblem>, problems);
        QVERIFY(problemsOf(metadata) == problems);
    }

    void problemsComeInTheOrderOfTheFields()
    {
        Metadata metadata = locked({});
        metadata.title.clear();
        metadata.tags = {u"a"_s};
        metadata.description = QString(2001, u'a');
        metadata.latitude = 91;
        metadata.longitude = 181;
        QList<Field> fields;
        for (const FieldProblem &problem : problemsOf(metadata))
            fields.append(problem.field);
        const QList<Field> expected = {Field::Title,         Field::Tags,     Field::Description,
                                       Field::WatchPassword, Field::Latitude, Field::Longitude};
        QVERIFY(fields == expected);
    }

    void aPasswordNeverStandsInAProblem()
    {
        for (const QString &password : {u"hush hush"_s, QString(40, u'x')}) {
            for (const FieldProblem &problem : problemsOf(locked(password)))
                QVERIFY(problem.subject.isEmpty());
        }
    }

    void aTitleIsProposedFromTheFileName_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("title");
        QTest::newRow("plain") << u"my trip.mp4"_s << u"my trip"_s;
        QTest::newRow("Chinese") << u"云南旅行 第一集.mp4"_s << u"云南旅行 第一集"_s;
        QTest::newRow("dots") << u"a.b.c.mkv"_s << u"a.b.c"_s;
        QTest::newRow("no extension") << u"holiday"_s << u"holiday"_s;
        QTest::newRow("spaces around") << u"  trip  .mp4"_s << u"trip"_s;
        QTest::newRow("one letter") << u"a.mp4"_s << u"Video a"_s;
        QTest::newRow("one Han") << u"山.mp4"_s << u"Video 山"_s;
        QTest::newRow("one emoji") << clapper + u".mp4"_s << u"Video "_s + clapper;
        QTest::newRow("digits") << u"20261122.mp4"_s << u"Video 20261122"_s;
        QTest::newRow("60 digits") << QString(60, u'1') + u".mp4"_s << u"Video "_s + QString(44, u'1');
        QTest::newRow("only an extension") << u".mp4"_s << u"Video"_s;
        QTest::newRow("quotes and signs") << u"\"a\" & <b> 100%+.mp4"_s << u"\"a\" & <b> 100%+"_s;
        QTest::newRow("combining mark") << u"cafe\u0301.mp4"_s << u"caf\u00e9"_s;
        QTest::newRow("lines and directions") << u"a\nb\u202Ec\u0007\r\n d.mp4"_s << u"a bc  d"_s;
        QTest::newRow("family at the cut")
            << QString(48, u'a') + u"\U0001F468\u200D\U0001F469\u200D\U0001F467.mp4"_s << QString(48, u'a');
        QTest::newRow("50 exactly") << QString(50, u'a') + u".mp4"_s << QString(50, u'a');
        QTest::newRow("51") << QString(51, u'a') + u".mp4"_s << QString(50, u'a');
        QTest::newRow("emoji at the cut")
            << QString(49, u'a') + clapper + u"b.mp4"_s << QString(49, u'a') + clapper;
        QTest::newRow("emoji beyond the cut") << QString(50, u'a') + clapper + u".mp4"_s << QString(50, u'a');
        QTest::newRow("space at the cut") << QString(49, u'a') + u" bcd.mp4"_s << QString(49, u'a');
        QTest::newRow("255 bytes of Han") << QString(83, u'旅') + u".mp4"_s << QString(50, u'旅');
        QTest::newRow("255 bytes of emoji") << clapper.repeated(62) + u".mp4"_s << clapper.repeated(50);
    }
    void aTitleIsProposedFromTheFileName()
    {
        QFETCH(QString, fileName);
        QFETCH(QString, title);
        QCOMPARE(titleFromFileName(fileName), title);
        QVERIFY(problemsOf(titled(title)).isEmpty());
    }

    void aProposedTitleIsAlwaysAcceptable_data()
    {
        QTest::addColumn<QString>("fileName");
        for (int length = 0; length < 64; ++length) {
            for (const QString &letter : {u"1"_s, u" "_s, u"."_s, u"a"_s, clapper, u"旅"_s, u"\uFFFD"_s})
                QTest::addRow("%d times %s", length, qPrintable(letter))
                    << letter.repeated(length) + u".mp4"_s;
        }
    }
    void aProposedTitleIsAlwaysAcceptable()
    {
        QFETCH(QString, fileName);
        QVERIFY(problemsOf(titled(titleFromFileName(fileName))).isEmpty());
    }

    void tagsAreSeparatedByAnyCommaOrNewline()
    {
        QCOMPARE(tagsFromText(u" lake ,旅游，a b\nsea,, ,"_s),
                 QStringList({u"lake"_s, u"旅游"_s, u"a b"_s, u"sea"_s}));
        QCOMPARE(tagsFromText(u"旅行、夜景；river;C#"_s),
                 QStringList({u"旅行"_s, u"夜景"_s, u"river"_s, u"C#"_s}));
        QCOMPARE(tagsFromText(u"#旅行 #夜景"_s), QStringList({u"旅行"_s, u"夜景"_s}));
        QCOMPARE(tagsFromText(u"旅行 #夜景 ＃海"_s), QStringList({u"旅行"_s, u"夜景"_s, u"海"_s}));
        QCOMPARE(tagsFromText(u"#旅行#夜景#"_s), QStringList({u"旅行"_s, u"夜景"_s}));
        QCOMPARE(tagsFromText(u"cafe\u0301,lake\u202E"_s), QStringList({u"caf\u00e9"_s, u"lake"_s}));
        QCOMPARE(tagsFromText({}), QStringList());
        QCOMPARE(tagsFromText(u" , ，\r\n"_s), QStringList());
        QCOMPARE(tagsFromText(u"a\r\nb"_s), QStringList({u"a"_s, u"b"_s}));
    }

    void theWireCarriesOnlyWhatIsSet()
    {
        const QList<std::pair<QString, QString>> expected = {
            {u"title"_s, u"My trip"_s},           {u"tags"_s, u"Others"_s},     {u"description"_s, QString()},
            {u"copyright_type"_s, u"original"_s}, {u"public_type"_s, u"all"_s},
        };
        QCOMPARE(wireParameters(good()), expected);
    }

    void theWireCarriesEverythingThatIsSet()
    {
        const Metadata metadata = full();
        QCOMPARE(onWire(metadata, u"title"_s), metadata.title);
        QCOMPARE(onWire(metadata, u"tags"_s), u"旅游,lake"_s);
        QCOMPARE(onWire(metadata, u"description"_s), u"first line\nsecond line"_s);
        QCOMPARE(onWire(metadata, u"category"_s), u"Travel"_s);
        QCOMPARE(onWire(metadata, u"copyright_type"_s), u"reproduced"_s);
        QCOMPARE(onWire(metadata, u"public_type"_s), u"password"_s);
        QCOMPARE(onWire(metadata, u"watch_password"_s), u"Secret1"_s);
        QCOMPARE(onWire(metadata, u"latitude"_s), u"0"_s);
        QCOMPARE(onWire(metadata, u"longitude"_s), u"-0.0000001"_s);
        QCOMPARE(onWire(metadata, u"shoot_time"_s),
                 metadata.shootTime.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s));
        QCOMPARE(wireParameters(metadata).size(), 10);
    }

    void theWirePasswordGoesOnlyWithItsPrivacy()
    {
        Metadata metadata = full();
        for (Privacy privacy : {Privacy::All, Privacy::Friend, Privacy::Private}) {
            metadata.privacy = privacy;
            QVERIFY(onWire(metadata, u"watch_password"_s).isNull());
        }
    }

    void nothingIsCutOnTheWire()
    {
        QCOMPARE(onWire(titled(QString(500, u'a')), u"title"_s).size(), 500);
        QCOMPARE(onWire(described(QString(5000, u'a')), u"description"_s).size(), 5000);
    }

    void spacesAroundTitleAndTagsStayHere()
    {
        QCOMPARE(onWire(titled(u"  trip "_s), u"title"_s), u"trip"_s);
        QCOMPARE(onWire(tagged({u" lake "_s, u"sea"_s}), u"tags"_s), u"lake,sea"_s);
    }

    void jsonKeepsEverything()
    {
        Metadata friendly = good();
        friendly.privacy = Privacy::Friend;
        Metadata local = full();
        local.shootTime = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5));
        Metadata inUtc = full();
        inUtc.shootTime = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::utc());
        for (const Metadata &metadata :
             {good(), full(), friendly, local, inUtc, placed(0, 0), placed({}, 12.5)}) {
            const QByteArray text = QJsonDocument(toJson(metadata)).toJson();
            QList<FieldProblem> problems;
            const Metadata back = metadataFromJson(QJsonDocument::fromJson(text).object(), {}, &problems);
            QVERIFY(problems.isEmpty());
            QVERIFY(back == metadata);
        }
    }

#ifdef Q_OS_UNIX
    void oneMomentIsReadAndSent()
    {
        qputenv("TZ", "America/New_York");
        tzset();
        const auto sent = [](const QString &text) {
            QList<FieldProblem> problems;
            const Metadata read = metadataFromJson({{u"shoot_time"_s, text}}, good(), &problems);
            if (!problems.isEmpty())
                return QString::number(int(problems.first().problem));
            const Metadata again = metadataFromJson(toJson(read), good(), &problems);
            return problems.isEmpty() && again == read ? onWire(read, u"shoot_time"_s) : u"lost"_s;
        };
        const QString shown = u"2026-11-03 21:40:00"_s;
        for (const QString &text :
             {u"2026-11-3 21:40"_s, u"2026/11/3 21:40"_s, u"2026-11-03T21:40:00"_s, u"2026-11-04T02:40:00Z"_s,
              u"2026-11-04 10:40 +08:00"_s, u"2026-11-04T10:40:00.5+0800"_s})
            QCOMPARE(sent(text), shown);
        QCOMPARE(sent(u"2026-11-3"_s), u"2026-11-03 00:00:00"_s);
        QCOMPARE(sent(u"2026-3-8 2:30"_s), QString::number(int(Problem::Skipped)));
        QCOMPARE(sent(u"2026-11-1 1:30"_s), QString::number(int(Problem::TwoMoments)));
        QCOMPARE(sent(u"2026-11-1 1:30 -05:00"_s), u"2026-11-01 01:30:00"_s);
        QCOMPARE(sent(u"2026-11-1 1:30 -04:00"_s), u"2026-11-01 01:30:00"_s);
        QCOMPARE(shootTimeProblem(u"2026-11-1 1:30"_s).amount, -240);
        qunsetenv("TZ");
        tzset();
    }
#endif

    void jsonLeavesWhatItDoesNotName()
    {
        QList<FieldProblem> problems;
        const Metadata metadata =
            metadataFromJson(object(R"({"description":"new","title":null})"), full(), &problems);
        Metadata expected = full();
        expected.description = u"new"_s;
        QVERIFY(metadata == expected);
        QVERIFY(problems.isEmpty());
    }

    void jsonIsReadInTheFormsOfTheWire()
    {
        QList<FieldProblem> problems;
        const Metadata metadata = metadataFromJson(
            object(
                R"({"tags":"lake, 旅游，sea","latitude":"0","longitude":12,"shoot_time":"2026-11-22 20:00:01",
                       "copyright_type":"reproduced","public_type":"private"})"),
            good(), &problems);
        QVERIFY(problems.isEmpty());
        QCOMPARE(metadata.tags, QStringList({u"lake"_s, u"旅游"_s, u"sea"_s}));
        QCOMPARE(metadata.latitude, std::optional<double>(0));
        QCOMPARE(metadata.longitude, std::optional<double>(12));
        QCOMPARE(metadata.shootTime, QDateTime(QDate(2026, 11, 22), QTime(20, 0, 1)));
        QCOMPARE(metadata.copyright, Copyright::Reproduced);
        QCOMPARE(metadata.privacy, Privacy::Private);
    }

    void jsonOfAWrongKindIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("field");
        const auto row = [](const char *json, Field field) {
            QTest::newRow(json) << QByteArray(json) << int(field);
        };
        row(R"({"title":7})", Field::Title);
        row(R"({"title":["a"]})", Field::Title);
        row(R"({"tags":7})", Field::Tags);
        row(R"({"tags":{"a":1}})", Field::Tags);
        row(R"({"tags":["a",2]})", Field::Tags);
        row(R"({"description":{}})", Field::Description);
        row(R"({"category":[]})", Field::Category);
        row(R"({"copyright_type":"stolen"})", Field::Copyright);
        row(R"({"copyright_type":1})", Field::Copyright);
        row(R"({"public_type":"Everybody"})", Field::Privacy);
        row(R"({"public_type":""})", Field::Privacy);
        row(R"({"watch_password":1234})", Field::WatchPassword);
        row(R"({"latitude":"north"})", Field::Latitude);
        row(R"({"latitude":true})", Field::Latitude);
        row(R"({"longitude":""})", Field::Longitude);
        row(R"({"shoot_time":"yesterday"})", Field::ShootTime);
        row(R"({"shoot_time":1795348800})", Field::ShootTime);
        row(R"({"shoot_time":"2026-13-40T99:00:00"})", Field::ShootTime);
    }
    void jsonOfAWrongKindIsRefusedAndChangesNothing()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, field);
        QList<FieldProblem> problems;
        const Metadata metadata = metadataFromJson(object(json.constData()), full(), &problems);
        QVERIFY(metadata == full());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(int(problems.first().field), field);
        QCOMPARE(problems.first().problem, Problem::NotUnderstood);
        QVERIFY(metadataFromJson(object(json.constData()), full(), nullptr) == full());
    }

    void aRefusedPasswordIsNotRepeated()
    {
        QList<FieldProblem> problems;
        metadataFromJson(object(R"({"watch_password":987654321})"), {}, &problems);
        QVERIFY(problems.first().subject.isEmpty());
    }

    void aWatchPasswordNeverGoesOutForAll_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("privacy");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char *json, Privacy privacy, bool refused) {
            QTest::newRow(json) << QByteArray(json) << int(privacy) << refused;
        };
        row(R"({"watch_password":"harbour7"})", Privacy::Password, false);
        row(R"({"watch_password":"harbour7","public_type":null})", Privacy::Password, false);
        row(R"({"watch_password":"harbour7","public_type":"password"})", Privacy::Password, false);
        row(R"({"watch_password":"harbour7","public_type":"all"})", Privacy::All, true);
        row(R"({"watch_password":"harbour7","public_type":"private"})", Privacy::Private, true);
        row(R"({"watch_password":"harbour7","public_type":"friend"})", Privacy::Friend, true);
        row(R"({"watch_password":"","public_type":"friend"})", Privacy::Friend, false);
        row(R"({"watch_password":null})", Privacy::All, false);
        row(R"({"watch_password":""})", Privacy::Password, true); // an empty file was named
    }
    void aWatchPasswordNeverGoesOutForAll()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, privacy);
        QFETCH(bool, refused);
        QList<FieldProblem> problems;
        const Metadata metadata = metadataFromJson(object(json.constData()), good(), &problems);
        QCOMPARE(int(metadata.privacy), privacy);
        problems += problemsOf(metadata);
        QCOMPARE(!problems.isEmpty(), refused);
        for (const FieldProblem &problem : std::as_const(problems)) {
            QCOMPARE(problem.field, Field::WatchPassword);
            QVERIFY(!problem.subject.contains(u"harbour7"_s));
        }
    }

    void aPasswordThatIsKeptUnusedStaysUnused()
    {
        Metadata hidden = locked(u"harbour7"_s); // typed, then another privacy was chosen
        hidden.privacy = Privacy::Friend;
        QList<FieldProblem> problems;
        QVERIFY(metadataFromJson(object(R"({"description":"new"})"), hidden, &problems).privacy
                == Privacy::Friend);
        QVERIFY(problems.isEmpty());
        QVERIFY(metadataFromJson(object(R"({"watch_password":"x7"})"), hidden, &problems).privacy
                == Privacy::Password);
    }

    void wireNamesGoThereAndBack()
    {
        for (Privacy privacy : {Privacy::All, Privacy::Friend, Privacy::Password, Privacy::Private})
            QCOMPARE(privacyFromWire(wireName(privacy)), std::optional(privacy));
        for (Copyright copyright : {Copyright::Original, Copyright::Reproduced})
            QCOMPARE(copyrightFromWire(wireName(copyright)), std::optional(copyright));
        QVERIFY(!privacyFromWire(u"ALL"_s));
        QVERIFY(!copyrightFromWire({}));
        const QStringList names = {u"title"_s,          u"tags"_s,           u"category"_s,
                                   u"description"_s,    u"copyright_type"_s, u"public_type"_s,
                                   u"watch_password"_s, u"latitude"_s,       u"longitude"_s,
                                   u"shoot_time"_s,     u"account"_s};
        for (int i = 0; i <= int(lastField); ++i)
            QCOMPARE(fieldName(Field(i)), names.at(i));
    }
};

QTEST_GUILESS_MAIN(TestMetadata)
#include "tst_metadata.moc"
