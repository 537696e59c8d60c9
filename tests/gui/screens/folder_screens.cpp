#include "engine/accounts/account_store.h"
#include "engine/folders/folders.h"
#include "gui/settings/folders/folder_view.h"
#include "gui/settings/settings_dialog.h"
#include "ingest/presets.h"
#include "subjects.h"

#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace screens {

namespace {

constexpr int pageOfFolders = 3;

ingest::Template river(const Camera &camera)
{
    youku::Metadata details;
    details.tags = {camera.say("river", "江河")};
    return ingest::templateOf(camera.say("Guizhou by river", "贵州河流"),
                              camera.say("Guizhou by river, {n:7}", "贵州河流 {n:7}"), details);
}

// Three accounts, three folders: one gets files, one is away, one got some today.
QList<store::WatchedFolder> exampleFolders(const Camera &camera, engine::Engine &engine, const QString &home)
{
    engine::AccountStore &accounts = engine.accountStore();
    for (const char *const name : {"North Bank Films", "Lantern Street Studio", "North Bank Travel"}) {
        const QString id = QString::number(accounts.list().size() + 1).repeated(16);
        accounts.signIn({.credentials = {id, QString(32, u'a'), QString(32, u'b'), {}},
                         .name = QString::fromLatin1(name)},
                        &engine, [](bool) {});
    }
    QTest::qWait(500);
    ingest::Templates templates(engine.settings());
    templates.save(river(camera));
    ingest::Template open = river(camera);
    open.name = camera.say("Rehearsals", "排练");
    open.details.insert(u"tags"_s, QString(60, u'x')); // longer than a tag may be
    templates.save(open);

    const auto account = [&accounts](int number) {
        return accounts.list().value(number).id;
    };
    store::WatchedFolder first;
    first.path = home + u"/Videos/Export/Guizhou"_s;
    first.below = true;
    first.account = account(0);
    first.moveTo = home + u"/Videos/Published"_s;
    first.templateName = river(camera).name;
    first.starts = true;
    store::WatchedFolder second;
    second.path = home + u"/Studio/Rehearsals"_s;
    second.templateName = open.name;
    second.account = account(1);
    store::WatchedFolder third;
    third.path = home + u"/Videos/Camera card"_s;
    third.account = account(2);
    return {first, second, third};
}

void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The files of the folders are not there.");
}

} // namespace

void drawFolders(const Scene &scene)
{
    qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9"); // there is no answer
    qputenv("YOUCHUAN_FOLDER_AGE_MS", "0");
    const QByteArray before = qgetenv("HOME");
    QTemporaryDir dir;
    qputenv("HOME", dir.path().toUtf8());
    engine::Options options;
    options.profileDir = dir.filePath(u"profile"_s);
    options.watchesFolders = true;
    OpenEngine engine;
    if (!engine.open(options))
        qFatal("The engine of the folders did not open.");
    for (const QString &name : {u"one"_s, u"two"_s})
        put(dir.filePath(u"Videos/Export/Guizhou/%1.mp4"_s.arg(name)), {}); // is being written
    for (int number = 0; number < 12; ++number)
        put(dir.filePath(u"Videos/Camera card/%1.mp4"_s.arg(number)), QByteArray::number(number));
    const QList<store::WatchedFolder> folders = exampleFolders(scene.camera, *engine, dir.path());
    for (const store::WatchedFolder &folder : folders) {
        if (engine->folders().add(folder) == 0)
            qFatal("A folder was refused.");
    }
    QTest::qWait(2500);
    const engine::NetworkStatus network;
    gui::SettingsDialog shown(*engine, network, scene.window);
    shown.findChild<QTabWidget *>()->setCurrentIndex(pageOfFolders);
    auto *view = shown.findChild<gui::FolderView *>();
    view->setFocus();
    scene.camera.dialog(shown, u"folders"_s);
    view->setCurrentRow(1);
    scene.camera.dialog(shown, u"folders-draft"_s);
    view->setCurrentRow(0);
    shown.resize(640, 560);
    scene.camera.dialog(shown, u"folders-narrow"_s);
    shown.close();
    engine.close();
    qputenv("HOME", before);
    qunsetenv("YOUCHUAN_FOLDER_AGE_MS");
}

} // namespace screens
