// The tags field: chips by keyboard, for one video and for several.
#include "gui/details/tag_chip.h"
#include "gui/details/tags_field.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class TagsFieldTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void returnAndCommasMakeChips();
    void backspaceInTheEmptyLineTakesTheLastChip();
    void arrowsWalkAndDelRemoves();
    void theSameTagIsNotTakenTwice();
    void theCrossRemovesItsTag();
    void leavingTheLineMakesTheLastChip();
    void showingTagsIsNoEdit();
    void whatStandsInTheLineIsTold();
    void onlyDifferencesAreAppliedToSeveralVideos();

private:
    std::unique_ptr<gui::TagsField> m_field;
};

void TagsFieldTest::init()
{
    m_field = std::make_unique<gui::TagsField>();
    m_field->resize(300, 60);
    m_field->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
    m_field->activateWindow();
    m_field->line()->setFocus();
    QTRY_VERIFY(m_field->line()->hasFocus());
}

void TagsFieldTest::returnAndCommasMakeChips()
{
    QSignalSpy edited(m_field.get(), &gui::TagsField::edited);
    QTest::keyClicks(m_field->line(), u"river"_s);
    QTest::keyClick(m_field->line(), Qt::Key_Return);
    QTest::keyClicks(m_field->line(), u"boat,"_s);
    m_field->line()->setText(u"慢船，"_s);
    emit m_field->line()->textEdited(m_field->line()->text());
    QCOMPARE(m_field->tags(), QStringList({u"river"_s, u"boat"_s, u"慢船"_s}));
    QCOMPARE(edited.count(), 3);
    QVERIFY(m_field->line()->text().isEmpty());
}

void TagsFieldTest::backspaceInTheEmptyLineTakesTheLastChip()
{
    m_field->setTags({u"one"_s, u"two"_s});
    QTest::keyClick(m_field->line(), Qt::Key_Backspace);
    QCOMPARE(m_field->tags(), QStringList(u"one"_s));
    QTest::keyClicks(m_field->line(), u"ab"_s);
    QTest::keyClick(m_field->line(), Qt::Key_Backspace);
    QCOMPARE(m_field->tags(), QStringList(u"one"_s));
    QCOMPARE(m_field->line()->text(), u"a"_s);
}

void TagsFieldTest::arrowsWalkAndDelRemoves()
{
    m_field->setTags({u"one"_s, u"two"_s, u"three"_s});
    QTest::keyClick(m_field->line(), Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(m_field->tags(), QStringList({u"one"_s, u"three"_s}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QVERIFY(m_field->line()->hasFocus());
}

void TagsFieldTest::theSameTagIsNotTakenTwice()
{
    m_field->setTags({u"river"_s});
    QSignalSpy edited(m_field.get(), &gui::TagsField::edited);
    QTest::keyClicks(m_field->line(), u"river,"_s);
    QCOMPARE(m_field->tags(), QStringList(u"river"_s));
    QCOMPARE(edited.count(), 0);
}

void TagsFieldTest::theCrossRemovesItsTag()
{
    m_field->setTags({u"one"_s, u"two"_s});
    auto *chip = m_field->findChild<gui::TagChip *>();
    QTRY_VERIFY(chip->width() > 20);
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 12, chip->height() / 2));
    QCOMPARE(m_field->tags(), QStringList(u"two"_s));
}

void TagsFieldTest::leavingTheLineMakesTheLastChip()
{
    QTest::keyClicks(m_field->line(), u"half typed"_s);
    m_field->line()->clearFocus();
    QCOMPARE(m_field->tags(), QStringList(u"half typed"_s));
}

void TagsFieldTest::showingTagsIsNoEdit()
{
    QSignalSpy edited(m_field.get(), &gui::TagsField::edited);
    m_field->setTags({u"one"_s});
    m_field->setTags({});
    QCOMPARE(edited.count(), 0);
}

void TagsFieldTest::whatStandsInTheLineIsTold()
{
    QSignalSpy typing(m_field.get(), SIGNAL(typing()));
    QTest::keyClicks(m_field->line(), u"boat"_s);
    QCOMPARE(typing.count(), 4);
    QVERIFY(m_field->property("halfTyped").toBool());
    QCOMPARE(m_field->tags(), QStringList());
    m_field->finishTyping();
    QVERIFY(!m_field->property("halfTyped").toBool());
    QCOMPARE(m_field->tags(), QStringList(u"boat"_s));
    m_field->line()->setText(u" "_s);
    QVERIFY(!m_field->property("halfTyped").toBool()); // no tag
}

void TagsFieldTest::onlyDifferencesAreAppliedToSeveralVideos()
{
    const QStringList first{u"river"_s, u"boat"_s};
    const QStringList second{u"river"_s, u"4K"_s};
    m_field->setTagsOfMany({first, second});
    QCOMPARE(m_field->tags(), QStringList({u"river"_s, u"boat"_s, u"4K"_s}));
    QCOMPARE(m_field->appliedTo(first), first);
    QTest::keyClicks(m_field->line(), u"night,"_s);
    QCOMPARE(m_field->appliedTo(second), QStringList({u"river"_s, u"4K"_s, u"night"_s}));
    QTest::keyClick(m_field->line(), Qt::Key_Backspace); // night
    QTest::keyClick(m_field->line(), Qt::Key_Backspace); // 4K
    QCOMPARE(m_field->appliedTo(second), QStringList(u"river"_s));
    QCOMPARE(m_field->appliedTo(first), first);
    QTest::keyClicks(m_field->line(), u"boat,"_s); // only some had it: now for all
    QCOMPARE(m_field->appliedTo(second), QStringList({u"river"_s, u"boat"_s}));
}

QTEST_MAIN(TagsFieldTest)
#include "tst_tags_field.moc"
