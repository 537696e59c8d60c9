// Saved details: kept by name, applied to what is selected, carried to other machines.
#include "engine/looks/file_looks.h"
#include "gui/details/tags_field.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/presets/template_menu.h"
#include "gui/presets/templates_dialog.h"
#include "ingest/presets.h"
#include "window_rig.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TemplatesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init();
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void placeholdersAreFilledInForOneVideoAsOneTypes();
    void aTemplateWithUnknownPlaceholdersIsNotSaved();
    void theFormIsSavedAsATemplateWithoutItsPassword();
    void aTemplateFillsOneVideoAtOnce();
    void aNameThatIsCutForATitleIsTold();
    void severalWaitForApply();
    void shootDataComeFromEachFileWhereTheTemplateSaysSo();
    void applyingDoesNotChangeTheTemplate();
    void lockedDetailsTakeNoTemplate();
    void templatesTravelAsJson();
    void unknownPlaceholdersAreNamedWhenImported();
    void anyOtherFileIsRefusedInWords();
    void templatesAreRenamedAndDeleted();

private:
    QAction *menuItem(const QString &text);
    void save(const QString &name, const QString &pattern);

    WindowRig rig;
};

void TemplatesTest::init()
{
    rig.engine().settings().setValue(store::Setting::Templates, QJsonArray());
    QVERIFY(rig.show());
}

QAction *TemplatesTest::menuItem(const QString &text)
{
    QMenu *menu = rig.find<QToolButton>("templates")->menu();
    emit menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void TemplatesTest::save(const QString &name, const QString &pattern)
{
    QAction *saving = menuItem(u"Save as template…"_s);
    QVERIFY(saving && saving->isEnabled());
    saving->trigger();
    auto *dialog = rig.window->findChild<gui::SaveTemplateDialog *>();
    QVERIFY(dialog);
    auto *saveButton = dialog->findChild<QPushButton *>(u"save"_s);
    QVERIFY(!saveButton->isEnabled()); // it has no name yet
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(name);
    dialog->findChild<QLineEdit *>(u"title"_s)->setText(pattern);
    saveButton->click();
    QTRY_VERIFY(!rig.window->findChild<gui::SaveTemplateDialog *>());
}

void TemplatesTest::placeholdersAreFilledInForOneVideoAsOneTypes()
{
    QVERIFY(rig.add({u"river.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    auto *help = rig.find<QLabel>("titleHelp");
    QVERIFY(!help->isVisible());
    title->setText(u"Weekly show {n:7} {标题}"_s);
    QCOMPARE(help->text(), u"Becomes: Weekly show 7 {标题}"_s);
    QTRY_VERIFY(!rig.upload(0)->problems().isEmpty());
    title->setText(u"Weekly show {n:7}"_s);
    QVERIFY(help->isVisible());
    QCOMPARE(help->text(), u"Becomes: Weekly show 7"_s);
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"Weekly show 7"_s);
    QVERIFY(rig.upload(0)->problems().isEmpty());
    QCOMPARE(title->text(), u"Weekly show {n:7}"_s); // while one is at it
    emit title->editingFinished();
    QCOMPARE(title->text(), u"Weekly show 7"_s);
    QVERIFY(!help->isVisible());
}

void TemplatesTest::aTemplateWithUnknownPlaceholdersIsNotSaved()
{
    gui::SaveTemplateDialog dialog(u"{标题} {n}"_s, {}, {});
    dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"Show"_s);
    QVERIFY(!dialog.findChild<QPushButton *>(u"save"_s)->isEnabled());
    QVERIFY(dialog.findChild<QLabel *>(u"titleHelp"_s)->text().contains(u"{标题}"_s));
    dialog.findChild<QLineEdit *>(u"title"_s)->setText(u"{名称} {n:03}"_s);
    QVERIFY(dialog.findChild<QPushButton *>(u"save"_s)->isEnabled());
}

void TemplatesTest::theFormIsSavedAsATemplateWithoutItsPassword()
{
    QVERIFY(rig.add({u"river.mp4"_s}));
    rig.selectRows({0});
    rig.find<QPlainTextEdit>("description")->setPlainText(u"By boat"_s);
    rig.find<QComboBox>("privacy")->setCurrentIndex(2);
    rig.find<QLineEdit>("watchPassword")->setText(u"lantern7"_s);
    save(u"Boat"_s, u"Guizhou {n}"_s);
    const QJsonArray kept = rig.engine().settings().value(store::Setting::Templates).toJsonArray();
    QCOMPARE(kept.size(), 1);
    const QJsonObject details = kept[0][u"details"_s].toObject();
    QCOMPARE(details[u"description"_s].toString(), u"By boat"_s);
    QCOMPARE(details[u"title"_s].toString(), u"Guizhou {n}"_s);
    QCOMPARE(details[u"public_type"_s].toString(), u"password"_s);
    QVERIFY(!QJsonDocument(kept).toJson().contains("lantern7"));
    QVERIFY(menuItem(u"Boat"_s));
}

void TemplatesTest::aTemplateFillsOneVideoAtOnce()
{
    QVERIFY(rig.add({u"river 1.mp4"_s, u"river 2.mp4"_s}));
    rig.selectRows({0});
    rig.find<QPlainTextEdit>("description")->setPlainText(u"By boat"_s);
    rig.find<gui::TagsField>("tags")->replaceTags({u"boat"_s, u"river"_s});
    save(u"Boat"_s, u"{name}, the film"_s);
    rig.selectRows({1});
    rig.find<gui::TagsField>("tags")->replaceTags({u"old"_s});
    menuItem(u"Boat"_s)->trigger();
    QTRY_COMPARE(rig.upload(1)->record().metadata.title, u"river 2, the film"_s);
    QCOMPARE(rig.upload(1)->record().metadata.description, u"By boat"_s);
    QCOMPARE(rig.upload(1)->record().metadata.tags, QStringList({u"boat"_s, u"river"_s}));
    QCOMPARE(rig.upload(0)->record().metadata.title, u"river 1"_s);
}

void TemplatesTest::aNameThatIsCutForATitleIsTold()
{
    QVERIFY(rig.add({u"short.mp4"_s, QString(60, u'z') + u".mp4"_s}));
    auto *title = rig.find<QLineEdit>("title");
    auto *help = rig.find<QLabel>("titleHelp");
    rig.selectRows({0});
    title->setText(u"Tea {name}"_s);
    QCOMPARE(help->text(), u"Becomes: Tea short"_s);
    rig.selectRows({1});
    title->setText(u"Tea {name}"_s);
    QVERIFY2(help->text().endsWith(u"zzz (the name is cut)"_s), qPrintable(help->text()));
    rig.selectRows({0, 1});
    title->setText(u"Tea {name}"_s);
    QCOMPARE(help->text(), u"The first becomes: Tea short (longer names are cut)"_s);
}

void TemplatesTest::severalWaitForApply()
{
    QVERIFY(rig.add({u"river 1.mp4"_s, u"river 2.mp4"_s, u"river 3.mp4"_s}));
    rig.selectRows({0});
    rig.find<gui::TagsField>("tags")->replaceTags({u"boat"_s});
    save(u"Boat"_s, u"Guizhou by river, part {n}"_s);
    rig.view()->selectAll();
    menuItem(u"Boat"_s)->trigger();
    QCOMPARE(rig.find<QLineEdit>("title")->text(), u"Guizhou by river, part {n}"_s);
    QVERIFY(rig.find<QLabel>("titleHelp")->isVisible());
    QCOMPARE(rig.titles(), QStringList({u"river 1"_s, u"river 2"_s, u"river 3"_s}));
    rig.find<QPushButton>("apply")->click();
    QTRY_COMPARE(rig.titles(), QStringList({u"Guizhou by river, part 1"_s, u"Guizhou by river, part 2"_s,
                                            u"Guizhou by river, part 3"_s}));
    for (int row = 0; row < 3; ++row)
        QCOMPARE(rig.upload(row)->record().metadata.tags, QStringList(u"boat"_s));
}

void TemplatesTest::shootDataComeFromEachFileWhereTheTemplateSaysSo()
{
    QVERIFY(rig.add({u"river 1.mp4"_s, u"river 2.mp4"_s, u"river 3.mp4"_s}));
    engine::FileLooks &looks = rig.engine().looks();
    const QDateTime shot({2026, 10, 18}, {6, 41, 30}, QTimeZone::utc());
    for (int row = 0; row < 3; ++row) {
        QTRY_VERIFY_WITH_TIMEOUT(looks.look(rig.upload(row)->id()), practice::patienceMs);
        QTRY_COMPARE(rig.upload(row)->stage(), transfer::Stage::Hashed);
        media::Look look{media::Look::Outcome::Looked};
        look.identity = rig.upload(row)->record().identity;
        look.facts.size = look.identity.size;
        look.facts.created = shot.addDays(row);
        if (row < 2)
            look.facts.place = media::Place{48.7, 87.02};
        looks.take(rig.upload(row)->id(), look, {});
    }
    rig.selectRows({0});
    rig.find<QPlainTextEdit>("description")->setPlainText(u"By boat"_s);
    rig.find<QLineEdit>("latitude")->setText(u"1.5"_s);
    menuItem(u"Save as template…"_s)->trigger();
    auto *dialog = rig.window->findChild<gui::SaveTemplateDialog *>();
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"Shot"_s);
    dialog->findChild<QCheckBox *>(u"shootData"_s)->setChecked(true);
    dialog->findChild<QPushButton *>(u"save"_s)->click();
    const ingest::Templates templates(rig.engine().settings());
    QVERIFY(templates.find(u"Shot"_s)->shootDataFromFile);
    QVERIFY(!templates.find(u"Shot"_s)->details.contains(u"latitude"_s)); // of this video alone

    menuItem(u"Shot"_s)->trigger();
    QTRY_COMPARE(rig.upload(0)->record().metadata.shootTime, shot);
    QCOMPARE(rig.upload(0)->record().metadata.latitude, std::optional<double>(48.7));
    rig.selectRows({1, 2});
    menuItem(u"Shot"_s)->trigger();
    rig.find<QPushButton>("apply")->click();
    QTRY_COMPARE(rig.upload(2)->record().metadata.shootTime, shot.addDays(2));
    QVERIFY(!rig.upload(2)->record().metadata.latitude);
    QCOMPARE(rig.upload(1)->record().metadata.shootTime, shot.addDays(1));
    QCOMPARE(rig.upload(1)->record().metadata.longitude, std::optional<double>(87.02));
    QCOMPARE(rig.upload(1)->record().metadata.description, u"By boat"_s);

    // Nothing but that: no field of the form shows it.
    youku::Metadata plain = rig.upload(1)->record().metadata;
    plain.shootTime = {};
    QVERIFY(rig.queue().setMetadata(rig.upload(1)->id(), plain));
    ingest::Template only{u"Only shot"_s, {}};
    only.shootDataFromFile = true;
    rig.selectRows({0});
    rig.selectRows({1, 2});
    emit rig.window->findChild<gui::TemplateMenu *>()->chosen(only);
    QVERIFY(rig.find<QPushButton>("apply")->isEnabled());
    rig.find<QPushButton>("apply")->click();
    QTRY_COMPARE(rig.upload(1)->record().metadata.shootTime, shot.addDays(1));
}

void TemplatesTest::applyingDoesNotChangeTheTemplate()
{
    QVERIFY(rig.add({u"river 1.mp4"_s, u"river 2.mp4"_s}));
    rig.selectRows({0});
    save(u"Boat"_s, u"{name}"_s);
    const QVariant before = rig.engine().settings().value(store::Setting::Templates);
    rig.selectRows({1});
    menuItem(u"Boat"_s)->trigger();
    rig.find<QLineEdit>("title")->setText(u"Quite another title"_s);
    QTRY_COMPARE(rig.upload(1)->record().metadata.title, u"Quite another title"_s);
    QCOMPARE(rig.engine().settings().value(store::Setting::Templates), before);
}

void TemplatesTest::lockedDetailsTakeNoTemplate()
{
    QVERIFY(rig.add({u"river 1.mp4"_s}));
    rig.selectRows({0});
    save(u"Boat"_s, u"{name}"_s);
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), transfer::Activity::Published, practice::patienceMs);
    QTRY_VERIFY(!menuItem(u"Boat"_s)->isEnabled());
    QVERIFY(menuItem(u"Save as template…"_s)->isEnabled());
}

void TemplatesTest::templatesTravelAsJson()
{
    const QString path = rig.practice.dir.filePath(u"templates.json"_s);
    ingest::Templates templates(rig.engine().settings());
    templates.save({u"Boat"_s, {{u"title"_s, u"{name}"_s}, {u"category"_s, u"Travel"_s}}});
    const QList<ingest::Template> before = templates.all();
    gui::TemplatesDialog dialog(templates);
    gui::prompts::answerNext(path);
    dialog.findChild<QPushButton *>(u"exportFile"_s)->click();
    QTRY_VERIFY(QFile::exists(path));
    templates.remove(u"Boat"_s);
    QCOMPARE(dialog.findChild<QListWidget *>()->count(), 0);
    gui::prompts::answerNext(QStringList{path});
    dialog.findChild<QPushButton *>(u"importFile"_s)->click();
    QTRY_COMPARE(templates.all(), before);
    QCOMPARE(dialog.findChild<QListWidget *>()->count(), 1);
}

void TemplatesTest::unknownPlaceholdersAreNamedWhenImported()
{
    ingest::Templates templates(rig.engine().settings());
    gui::TemplatesDialog dialog(templates);
    QFile file(rig.practice.dir.filePath(u"strange.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"youchuan_templates": [{"name": "Show", "details": {"title": "{name} {camera}"}},
                                          {"name": "Known", "details": {"title": "{name} {n}"}}]})");
    file.close();
    gui::prompts::takeAsked();
    gui::prompts::answerNext(QStringList{file.fileName()});
    dialog.findChild<QPushButton *>(u"importFile"_s)->click();
    QTRY_COMPARE(templates.all().size(), 2);
    const QString told = gui::prompts::askedSoFar().join(u' ');
    QVERIFY(told.contains(u"Show"_s) && told.contains(u"{camera}"_s) && !told.contains(u"{n}"_s));
}

void TemplatesTest::anyOtherFileIsRefusedInWords()
{
    ingest::Templates templates(rig.engine().settings());
    gui::TemplatesDialog dialog(templates);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(QStringList{rig.practice.file(u"other.json"_s, 10)});
    dialog.findChild<QPushButton *>(u"importFile"_s)->click();
    QTRY_VERIFY(gui::prompts::askedSoFar().contains(u"There are no templates in this file."_s));
    QVERIFY(templates.all().isEmpty());
}

void TemplatesTest::templatesAreRenamedAndDeleted()
{
    ingest::Templates templates(rig.engine().settings());
    templates.save({u"Boat"_s, {{u"category"_s, u"Travel"_s}}});
    templates.save({u"Tea"_s, {{u"category"_s, u"LifeStyle"_s}}});
    gui::TemplatesDialog dialog(templates);
    dialog.findChild<QListWidget *>()->setCurrentRow(0);
    gui::prompts::answerNext(u"Tea"_s);
    dialog.findChild<QPushButton *>(u"rename"_s)->click();
    QTRY_VERIFY(gui::prompts::askedSoFar().contains(u"There is a template of this name already."_s));
    gui::prompts::answerNext(u"River"_s);
    dialog.findChild<QPushButton *>(u"rename"_s)->click();
    QTRY_VERIFY(templates.find(u"River"_s) && !templates.find(u"Boat"_s));
    dialog.findChild<QListWidget *>()->setCurrentRow(0);
    dialog.findChild<QPushButton *>(u"remove"_s)->click();
    QCOMPARE(templates.all().size(), 1);
}

QTEST_MAIN(TemplatesTest)
#include "tst_templates.moc"
