// Every question the window puts: answered by hand and by a rehearsed answer, cancelled, closed, and its
// window gone. It answers once, and a rehearsed answer goes through the dialog that users see.
#include "gui/prompts/prompts.h"
#include "support/wait.h"

#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
namespace prompts = gui::prompts;

namespace {

using Told = std::function<void(const QVariant &)>;

struct Prompt {
    const char *name;
    std::function<void(QWidget *window, const Told &told)> put;
    std::function<void(QDialog *dialog)> answerByHand;
    QVariant answer;   // by hand, and rehearsed
    QVariant harmless; // not valid: there is nothing to answer
};

void press(const QDialog *dialog, const QString &button)
{
    for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
        if (one->text() == button)
            return one->click();
    }
    QFAIL("no such button");
}

template <typename Field>
void type(QDialog *dialog, const QString &text)
{
    QTest::keyClick(dialog->findChild<Field *>(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(dialog->findChild<Field *>(), text);
    QTest::keyClick(dialog, Qt::Key_Return);
}

} // namespace

class PromptsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    // By hand, before any answer is rehearsed.
    void itIsAnsweredByHand_data() { everyPrompt(); }
    void itIsAnsweredByHand();
    void escCancelsIt_data() { everyPrompt(); }
    void escCancelsIt();
    void closingItCancelsIt_data() { everyPrompt(); }
    void closingItCancelsIt();
    void itIsSilentOnceItsWindowIsGone_data() { everyPrompt(); }
    void itIsSilentOnceItsWindowIsGone();
    void aRehearsedAnswerIsGivenToTheDialog_data() { everyPrompt(); }
    void aRehearsedAnswerIsGivenToTheDialog();
    void withoutAnAnswerItIsCancelled_data() { everyPrompt(); }
    void withoutAnAnswerItIsCancelled();
    void whoAnswersByHandIsFirst_data() { everyPrompt(); }
    void whoAnswersByHandIsFirst();
    void aRehearsedAnswerIsSilentOnceTheWindowIsGone_data() { everyPrompt(); }
    void aRehearsedAnswerIsSilentOnceTheWindowIsGone();
    void aPathMayHaveSpacesAndSeveralBeChosen();
    void whatIsToldTakesNoAnswerAway();

private:
    void everyPrompt() const;
    const Prompt &fetched() const;
    // Puts the question of this row; the dialog that opened, or null.
    QDialog *put();
    QString path(const QString &name) const { return m_dir.filePath(name); }
    // What has been answered, once the dialog is gone and the event loop has nothing left.
    QVariantList answersAfter(const QPointer<QDialog> &dialog);

    QTemporaryDir m_dir;
    QList<Prompt> m_prompts;
    std::unique_ptr<QWidget> m_window;
    QVariantList m_answers;
};

void PromptsTest::initTestCase()
{
    for (const QString &name : {u"one.mp4"_s, u"the other.mp4"_s}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const gui::ListQuestion list{
        u"List"_s, u"What of these?"_s, u"File"_s, u"Reason"_s, {{u"a"_s, u"b"_s, {}}}, u"Add"_s, u"Leave"_s};
    gui::ListQuestion onlyList = list;
    onlyList.yes.clear();
    const auto typePath = [](QDialog *dialog, const QString &path) {
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QTest::keyClick(dialog, Qt::Key_Return);
    };
    m_prompts = {
        {"confirm",
         [](QWidget *window, const Told &told) {
             prompts::confirm(window, {u"Quit"_s, u"Quit?"_s, {}, u"Quit"_s, u"Stay"_s}, told);
         },
         [](QDialog *dialog) { press(dialog, u"Quit"_s); }, true, false},
        {"confirm: no",
         [](QWidget *window, const Told &told) {
             prompts::confirm(window, {u"Quit"_s, u"Quit?"_s, {}, u"Quit"_s, u"Stay"_s}, told);
         },
         [](QDialog *dialog) { press(dialog, u"Stay"_s); }, false, false},
        {"choose",
         [](QWidget *window, const Told &told) {
             prompts::choose(window, {u"Close"_s, u"And now?"_s, {}, {u"Stay"_s, u"Quit"_s, u"Tray"_s}},
                             told);
         },
         [](QDialog *dialog) { press(dialog, u"Quit"_s); }, 1, 0},
        {"tell",
         [](QWidget *window, const Told &) { prompts::tell(window, u"Told"_s, u"So it is."_s, u"More"_s); },
         [](QDialog *dialog) { static_cast<QMessageBox *>(dialog)->button(QMessageBox::Close)->click(); },
         {},
         {}},
        {"list", [list](QWidget *window, const Told &told) { prompts::list(window, list, told); },
         [](QDialog *dialog) { press(dialog, u"Add"_s); }, true, false},
        {"list with nothing to decide",
         [onlyList](QWidget *window, const Told &told) { prompts::list(window, onlyList, told); },
         [](QDialog *dialog) { press(dialog, u"Close"_s); },
         {},
         {}},
        {"files",
         [this](QWidget *window, const Told &told) {
             prompts::forFiles(window, u"Files"_s, m_dir.path(), u"Videos (*.mp4)"_s, told);
         },
         [this, typePath](QDialog *dialog) { typePath(dialog, path(u"one.mp4"_s)); },
         QStringList{path(u"one.mp4"_s)}, QStringList()},
        {"saving",
         [this](QWidget *window, const Told &told) {
             prompts::forSaving(window, u"Save"_s, path(u"proposal.txt"_s), u"Text (*.txt)"_s, told);
         },
         [this, typePath](QDialog *dialog) { typePath(dialog, path(u"new.txt"_s)); }, path(u"new.txt"_s),
         QString()},
        {"folder",
         [this](QWidget *window, const Told &told) {
             prompts::forFolder(window, u"Folder"_s, m_dir.path(), told);
         },
         [this, typePath](QDialog *dialog) { typePath(dialog, m_dir.path()); }, m_dir.path(), QString()},
        {"text",
         [](QWidget *window, const Told &told) {
             prompts::forText(window, u"Rename"_s, u"Name"_s, u"Boat"_s, told);
         },
         [](QDialog *dialog) { type<QLineEdit>(dialog, u"River"_s); }, u"River"_s, QString()},
        {"number",
         [](QWidget *window, const Told &told) {
             prompts::forNumber(window, u"Limit"_s, u"MB/s"_s, 1, told);
         },
         [](QDialog *dialog) { type<QDoubleSpinBox>(dialog, QLocale().toString(2.5)); }, 2.5, -1.0},
    };
}

void PromptsTest::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_answers.clear();
}

void PromptsTest::cleanup()
{
    m_window.reset();
    prompts::takeAsked();
}

void PromptsTest::everyPrompt() const
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_prompts.size()); ++i)
        QTest::newRow(m_prompts[i].name) << i;
}

const Prompt &PromptsTest::fetched() const
{
    return m_prompts.at(*static_cast<int *>(QTest::qData("index", qMetaTypeId<int>())));
}

QDialog *PromptsTest::put()
{
    fetched().put(m_window.get(), [this](const QVariant &answer) { m_answers.append(answer); });
    auto *dialog = m_window->findChild<QDialog *>(QString(), Qt::FindDirectChildrenOnly);
    return dialog && dialog->isVisible() && dialog->isModal() ? dialog : nullptr;
}

QVariantList PromptsTest::answersAfter(const QPointer<QDialog> &dialog)
{
    waitUntil([&] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // no event loop runs above us
        return !dialog;
    });
    while (QEventLoop().processEvents()) {
    }
    return dialog ? QVariantList{u"it is still there"_s} : m_answers;
}

void PromptsTest::itIsAnsweredByHand()
{
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    fetched().answerByHand(dialog);
    const QVariant answer = fetched().answer;
    QCOMPARE(answersAfter(dialog), answer.isValid() ? QVariantList{answer} : QVariantList());
}

void PromptsTest::escCancelsIt()
{
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    const QVariant harmless = fetched().harmless;
    QCOMPARE(answersAfter(dialog), harmless.isValid() ? QVariantList{harmless} : QVariantList());
}

void PromptsTest::closingItCancelsIt()
{
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    QVERIFY(dialog->close());
    const QVariant harmless = fetched().harmless;
    QCOMPARE(answersAfter(dialog), harmless.isValid() ? QVariantList{harmless} : QVariantList());
}

void PromptsTest::itIsSilentOnceItsWindowIsGone()
{
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    m_window.reset();
    QVERIFY(!dialog);
    QCOMPARE(answersAfter(dialog), QVariantList());
}

void PromptsTest::aRehearsedAnswerIsGivenToTheDialog()
{
    const QVariant answer = fetched().answer;
    prompts::answerNext(answer);
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    QCOMPARE(m_answers, QVariantList()); // from the event loop
    QCOMPARE(answersAfter(dialog), answer.isValid() ? QVariantList{answer} : QVariantList());
    QCOMPARE(prompts::takeAsked().size(), 1);
}

void PromptsTest::withoutAnAnswerItIsCancelled()
{
    prompts::answerNext({});
    for (int i = 0; i < 2; ++i) { // an answer that is none, and none at all
        m_answers.clear();
        QPointer<QDialog> dialog = put();
        QVERIFY(dialog);
        const QVariant harmless = fetched().harmless;
        QCOMPARE(answersAfter(dialog), harmless.isValid() ? QVariantList{harmless} : QVariantList());
    }
}

void PromptsTest::whoAnswersByHandIsFirst()
{
    prompts::answerNext(fetched().answer);
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    QVERIFY(dialog->close());
    const QVariant harmless = fetched().harmless;
    QCOMPARE(answersAfter(dialog), harmless.isValid() ? QVariantList{harmless} : QVariantList());
}

void PromptsTest::aRehearsedAnswerIsSilentOnceTheWindowIsGone()
{
    prompts::answerNext(fetched().answer);
    QPointer<QDialog> dialog = put();
    QVERIFY(dialog);
    m_window.reset();
    QVERIFY(!dialog);
    QCOMPARE(answersAfter(dialog), QVariantList());
}

void PromptsTest::aPathMayHaveSpacesAndSeveralBeChosen()
{
    const QStringList paths{path(u"one.mp4"_s), path(u"the other.mp4"_s)};
    for (const QStringList &wanted : {paths, paths.mid(1)}) {
        QStringList chosen;
        prompts::answerNext(wanted);
        prompts::forFiles(m_window.get(), u"Files"_s, m_dir.path(), {},
                          [&](const QStringList &answer) { chosen = answer; });
        TRY_COMPARE(chosen, wanted);
    }
}

void PromptsTest::whatIsToldTakesNoAnswerAway()
{
    prompts::answerNext(u"River"_s);
    prompts::tell(m_window.get(), u"Told"_s, u"So it is."_s);
    QString name;
    prompts::forText(m_window.get(), u"Rename"_s, u"Name"_s, u"Boat"_s,
                     [&](const QString &answer) { name = answer; });
    TRY_COMPARE(name, u"River"_s);
    QCOMPARE(prompts::takeAsked(), QStringList({u"So it is."_s, u"Rename"_s}));
}

QTEST_MAIN(PromptsTest)
#include "tst_prompts.moc"
