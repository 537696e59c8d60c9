// Whatever the cloud store says, or keeps us from saying to it, is told in words of either language.
#include "oss/reactions.h"
#include "transfer/transport/cloud/cloud_rules.h"
#include "words/languages.h"
#include "words/reasons/cloud_words.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using words::NextStep;
using words::Reason;

namespace {

base::Error said(const QString &word)
{
    base::Error error;
    error.fault = base::Fault::Code;
    error.operation = base::Operation::SendSlice;
    error.code = word;
    error.httpStatus = 403;
    error.message = u"Words of its own"_s;
    error.kind = transfer::cloudRules().kindOf(error);
    return error;
}

// Of both tables, and what is looked for by name.
QStringList allWords()
{
    QStringList all = {oss::codes::noSuchKey, oss::codes::signatureSwitched, transfer::objectDamaged};
    for (const base::ReactionTable &table : {oss::reactions(), transfer::cloudRules()}) {
        for (const base::ReactionRow &row : table.rows()) {
            if (!row.word.isEmpty())
                all.append(row.word);
        }
    }
    all.removeDuplicates();
    return all;
}

bool isChinese(const QString &sentence)
{
    return std::any_of(sentence.begin(), sentence.end(),
                       [](QChar each) { return each.script() == QChar::Script_Han; });
}

} // namespace

class TestCloudWords : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { words::installLanguage(u"en"_s); }

    void everyWordHasASentence_data()
    {
        QTest::addColumn<QString>("word");
        const QStringList all = allWords();
        for (const QString &word : all)
            QTest::newRow(qPrintable(word)) << word;
    }

    void everyWordHasASentence()
    {
        QFETCH(QString, word);
        words::installLanguage(u"en"_s);
        const Reason english = words::reasonFor(said(word));
        QVERIFY2(english.sentence.endsWith(u" (code %1)"_s.arg(word)), qPrintable(english.sentence));
        QVERIFY2(!english.sentence.contains(u"refused it"_s), qPrintable(english.sentence));
        QVERIFY(english.next != NextStep::None);
        words::installLanguage(u"zh_CN"_s);
        const Reason chinese = words::reasonFor(said(word));
        QVERIFY2(isChinese(chinese.sentence) && chinese.sentence.contains(word),
                 qPrintable(chinese.sentence));
        QCOMPARE(chinese.next, english.next);
    }

    void whatNobodyKnowsIsTheStoresWord()
    {
        words::installLanguage(u"en"_s);
        QCOMPARE(words::reasonFor(said(u"SomethingNew"_s)).sentence,
                 u"The cloud store refused it (code SomethingNew: Words of its own)"_s);
        words::installLanguage(u"zh_CN"_s);
        QVERIFY(isChinese(words::reasonFor(said(u"SomethingNew"_s)).sentence));
    }

    void whatIsNotOfferedSaysWhatToDo_data()
    {
        QTest::addColumn<bool>("cloud");
        QTest::newRow("cloud") << true;
        QTest::newRow("slices") << false;
    }

    void whatIsNotOfferedSaysWhatToDo()
    {
        QFETCH(bool, cloud);
        const base::Error error = base::localError(base::ErrorKind::Server, base::UnofferedTransport{cloud});
        words::installLanguage(u"en"_s);
        QVERIFY(words::reasonFor(error).sentence.contains(u"choose Automatic"_s));
        QCOMPARE(words::reasonFor(error).next, NextStep::Retry);
        words::installLanguage(u"zh_CN"_s);
        QVERIFY(words::reasonFor(error).sentence.contains(u"“传输方式”改为“自动”"_s));
        QVERIFY(isChinese(words::cloudUnusable(u"oss.example"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCloudWords)
#include "tst_cloud_words.moc"
