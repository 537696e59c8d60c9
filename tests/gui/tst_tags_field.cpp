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
    void aChipIsEditedInItsPlace();
    void escLeavesAChipAsItWas();
    void whatIsEditedCountsWhenAnythingElseComes();
    void anEditedChipIsRenamedInEachVideoThatHasIt();

private:
    gui::TagChip *chip(const QString &tag) const;
    QLineEdit *editing() const;

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

gui::TagChip *TagsFieldTest::chip(const QString &tag) const
{
    for (gui::TagChip *each : m_field->findChildren<gui::TagChip *>()) {
        if (each->tag() == tag && each->isVisible())
            return each;
    }
    return nullptr;
}

// Those before are on their way out.
QLineEdit *TagsFieldTest::editing() const
{
    for (QLineEdit *each : m_field->findChildren<QLineEdit *>(u"chipLine"_s)) {
        if (each->isVisible())
            return each;
    }
    return nullptr;
}

void TagsFieldTest::aChipIsEditedInItsPlace()
{
    m_field->setTags({u"one"_s, u"a tag too long"_s, u"three"_s});
    QSignalSpy edited(m_field.get(), &gui::TagsField::edited);
    QTest::mouseDClick(chip(u"a tag too long"_s), Qt::LeftButton, {}, QPoint(12, 8));
    QVERIFY(editing());
    QTRY_VERIFY(editing()->hasFocus());
    QTest::keyClicks(editing(), u"short"_s); // all of it is selected
    QTest::keyClick(editing(), Qt::Key_Return);
    QCOMPARE(m_field->tags(), QStringList({u"one"_s, u"short"_s, u"three"_s}));
    QCOMPARE(edited.count(), 1);
    QVERIFY(chip(u"short"_s)->hasFocus());

    QTest::keyClick(chip(u"short"_s), Qt::Key_F2);
    QVERIFY(editing());
    QTest::keyClicks(editing(), u"three"_s); // is there already
    QTest::keyClick(editing(), Qt::Key_Return);
    QCOMPARE(m_field->tags(), QStringList({u"one"_s, u"three"_s}));

    QTest::mouseDClick(chip(u"one"_s), Qt::LeftButton, {}, QPoint(12, 8));
    editing()->clear();
    QTest::keyClick(editing(), Qt::Key_Return);
    QCOMPARE(m_field->tags(), QStringList({u"three"_s}));
}

void TagsFieldTest::escLeavesAChipAsItWas()
{
    m_field->setTags({u"one"_s});
    QSignalSpy edited(m_field.get(), &gui::TagsField::edited);
    QTest::mouseDClick(chip(u"one"_s), Qt::LeftButton, {}, QPoint(12, 8));
    QTest::keyClicks(editing(), u"other"_s);
    QTest::keyClick(editing(), Qt::Key_Escape);
    QCOMPARE(m_field->tags(), QStringList({u"one"_s}));
    QCOMPARE(edited.count(), 0);
    QVERIFY(!m_field->halfTyped());
}

void TagsFieldTest::whatIsEditedCountsWhenAnythingElseComes()
{
    m_field->setTags({u"one"_s, u"two"_s});
    QSignalSpy typing(m_field.get(), SIGNAL(typing()));
    QTest::mouseDClick(chip(u"one"_s), Qt::LeftButton, {}, QPoint(12, 8));
    QVERIFY(!m_field->halfTyped());
    QTest::keyClicks(editing(), u"x"_s);
    QCOMPARE(typing.count(), 1);
    QVERIFY(m_field->halfTyped());
    m_field->finishTyping();
    QCOMPARE(m_field->tags(), QStringList({u"x"_s, u"two"_s}));
    QVERIFY(!m_field->halfTyped());
}

void TagsFieldTest::anEditedChipIsRenamedInEachVideoThatHasIt()
{
    const QStringList first{u"river"_s, u"boat"_s};
    const QStringList second{u"river"_s, u"4K"_s};
    m_field->setTagsOfMany({first, second});
    for (const auto &[before, now] : {std::pair{u"boat"_s, u"ship"_s}, {u"ship"_s, u"barge"_s}}) {
        QTest::mouseDClick(chip(before), Qt::LeftButton, {}, QPoint(12, 8));
        QTest::keyClicks(editing(), now);
        QTest::keyClick(editing(), Qt::Key_Return);
    }
    QCOMPARE(m_field->appliedTo(first), QStringList({u"river"_s, u"barge"_s}));
    QCOMPARE(m_field->appliedTo(second), second);
}

QTEST_MAIN(TagsFieldTest)
#include "tst_tags_field.moc"
