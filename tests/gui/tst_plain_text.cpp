// Words of others - a server's, names of files, tags, cells of a table, names of templates and accounts - are
// never taken for markup, wherever they are shown: a picture in them would be fetched, from /dev/zero for
// one.
#include "desktop_services_double.h"
#include "engine/accounts/account_store.h"
#include "gui/account/browser_sign_in_box.h"
#include "gui/account/keys_dialog.h"
#include "gui/adding/table_import.h"
#include "gui/app/session.h"
#include "gui/desktop/countdown_dialog.h"
#include "gui/details/blocks/upload_report.h"
#include "gui/details/tag_chip.h"
#include "gui/help/about_dialog.h"
#include "gui/help/shortcuts_dialog.h"
#include "gui/messages/message_bar.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/presets/template_menu.h"
#include "gui/presets/templates_dialog.h"
#include "gui/prompts/list_dialog.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_view.h"
#include "gui/settings/settings_dialog.h"
#include "gui/widgets/plain_text.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "support/scripted_server.h"
#include "support/wait.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

const QString picture = u"<img src=\"file:///dev/null\">"_s;
const QString bold = u"<b>x</b>"_s;
const QString sentence = u"<b>x</b> <a href=\"http://y/\">z</a> <img src=\"file:///dev/null\"> & more"_s;
const QString name = u"<b>x<i> <img src=x> & y.mp4"_s;

// As Qt would show it.
QString read(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

// None of ours stands in a tooltip or in a label that shows markup.
bool holdsMarkup(const QString &text)
{
    for (const QString &each : {u"<img"_s, u"<b>x"_s, u"<a href=\"http://y"_s, u"<i>"_s}) {
        if (text.contains(each))
            return true;
    }
    return false;
}

bool isRendered(const QString &text)
{
    return Qt::mightBeRichText(text) && holdsMarkup(text);
}

QString described(const QObject *object)
{
    return u"%1 %2"_s.arg(QLatin1StringView(object->metaObject()->className()), object->objectName());
}

QStringList faultsOfLabel(const QLabel *label)
{
    // Also where no words of others are now: the next may hold some.
    if (label->textFormat() == Qt::AutoText || label->textFormat() == Qt::MarkdownText)
        return {u"guesses: %1 “%2”"_s.arg(described(label), label->text())};
    if (label->textFormat() == Qt::RichText && holdsMarkup(label->text()))
        return {u"renders: %1 “%2”"_s.arg(described(label), label->text())};
    return {};
}

QStringList faultsOfItems(const QAbstractItemView *view)
{
    QStringList faults;
    const QAbstractItemModel *model = view->model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role : {Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole}) {
                const QString text = model->index(row, column).data(role).toString();
                if (isRendered(text))
                    faults.append(u"item of %1: %2"_s.arg(described(view), text));
            }
        }
    }
    return faults;
}

QStringList faultsOf(const QObject *root)
{
    QStringList faults;
    QList<const QObject *> all{root};
    for (const QObject *each : root->findChildren<QObject *>())
        all.append(each);
    for (const QObject *each : std::as_const(all)) {
        for (const char *property : {"toolTip", "statusTip", "whatsThis"}) {
            const QString text = each->property(property).toString();
            if (isRendered(text))
                faults.append(u"%1 of %2: %3"_s.arg(QLatin1StringView(property), described(each), text));
        }
        if (const auto *label = qobject_cast<const QLabel *>(each))
            faults += faultsOfLabel(label);
        if (const auto *box = qobject_cast<const QMessageBox *>(each);
            box && box->textFormat() != Qt::PlainText)
            faults.append(u"a box: "_s + box->text());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(each))
            faults += faultsOfItems(view);
    }
    return faults;
}

youku::Metadata details(const QString &title, const QStringList &tags, const QString &others)
{
    youku::Metadata metadata;
    metadata.title = title;
    metadata.tags = tags;
    metadata.description = metadata.category = others;
    return metadata;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

} // namespace

#define PLAIN(ROOT)                                                                                          \
    do {                                                                                                     \
        const QStringList faults = faultsOf(ROOT);                                                           \
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));                                          \
    } while (false)

class PlainTextTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void toolTipsReadAsTheyAreWritten_data();
    void toolTipsReadAsTheyAreWritten();
    void controlsAreSignsInToolTips();
    void controlsAreSignsWherePeopleRead();
    void theWindow();
    void severalVideos();
    void aMessageOverTheList();
    void theAccountsName();
    void aTag();
    void templates();
    void account();
    void settings();
    void dialogsOfOurWords();
    void lists();
    void aTable();
    void questions();
    void whyTheEngineDoesNotOpen();

private:
    transfer::UploadId add(const QString &file, const youku::Metadata &metadata);
    // The dialog that has opened above a window.
    static QDialog *dialogOf(QWidget *window);

    support::ScriptedServer m_server;
    QTemporaryDir m_dir;
    practice::Practice m_files; // only for files
    OpenEngine m_engine;
    std::unique_ptr<gui::MainWindow> m_window;
};

void PlainTextTest::initTestCase()
{
    const QJsonArray categories{QJsonObject{{u"term"_s, bold}, {u"label"_s, picture}}};
    m_server.setFallback(support::answer(200, json({{u"categories"_s, categories},
                                                    {u"allowed_max_file_size"_s, 1e9},
                                                    {u"allowed_extensions"_s, QJsonArray{u"mp4"_s}}})));
    qputenv("YOUCHUAN_API_URL", m_server.url().toString().toUtf8());
    engine::Options options;
    options.profileDir = m_dir.filePath(u"<b>x<i> & profile"_s);
    QVERIFY(m_engine.open(options));
    bool signedIn = false;
    m_engine->accountStore().signIn({{bold, u"access token"_s, {}, {}}}, this,
                                    [&signedIn](bool) { signedIn = true; });
    TRY_VERIFY(signedIn);
    TRY_VERIFY(m_engine->spec() && m_engine->categories().constFirst().label == picture);
    const QJsonObject error{{u"code"_s, 120999999}, {u"type"_s, bold}, {u"description"_s, sentence}};
    m_server.setFallback(support::answer(400, json({{u"error"_s, error}})));
}

void PlainTextTest::init()
{
    m_window = std::make_unique<gui::MainWindow>(*m_engine, desktop_services_double::Desktop().bundle());
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void PlainTextTest::cleanup()
{
    m_window.reset();
    m_engine->queue().remove(m_engine->queue().order());
    TRY_COMPARE(m_engine->queue().count(), 0);
}

void PlainTextTest::cleanupTestCase()
{
    QVERIFY(m_engine.close());
}

transfer::UploadId PlainTextTest::add(const QString &file, const youku::Metadata &metadata)
{
    return m_engine->queue().add({{m_files.file(file, 1000), metadata, {}}}).value(0);
}

QDialog *PlainTextTest::dialogOf(QWidget *window)
{
    QDialog *found = nullptr;
    for (QDialog *dialog : window->findChildren<QDialog *>()) {
        if (dialog->isVisible())
            found = dialog;
    }
    return found;
}

void PlainTextTest::toolTipsReadAsTheyAreWritten_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u""_s, u"plain"_s, sentence, picture, u"<qt>"_s, u"&lt;b&gt;"_s, u"a & b < c"_s, u"two\nlines"_s,
          u"<b>two</b>\nlines &amp;\n"_s, u"two  spaces <b>x</b>"_s, u"<?xml version=\"1.0\"?>"_s,
          u"<!DOCTYPE html>"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void PlainTextTest::toolTipsReadAsTheyAreWritten()
{
    QFETCH(QString, text);
    const QString tip = gui::toolTipText(text);
    QVERIFY(!isRendered(tip));
    QCOMPARE(read(tip), text);
    QCOMPARE(tip.isEmpty(), text.isEmpty());
}

void PlainTextTest::controlsAreSignsInToolTips()
{
    QCOMPARE(read(gui::toolTipText(u"a\u202egpj.mp4\n\x1b\u2066"_s)), u"a\ufffdgpj.mp4\n␛\ufffd"_s);
}

// A name that reads backwards looks like another; one with a line end looks like two.
void PlainTextTest::controlsAreSignsWherePeopleRead()
{
    const QString odd = u"a\u202egpj.\u2066exe\x1b"_s;
    const QString shown = u"a\ufffdgpj.\ufffdexe␛"_s;
    const gui::ListDialog list({u"Title"_s, odd, u"File"_s, u"Reason"_s, {{odd, odd, {}}}, {}, {}});
    const QAbstractItemModel *rows = list.findChild<QAbstractItemView *>()->model();
    QCOMPARE(rows->index(0, 0).data().toString(), shown);
    QCOMPARE(rows->index(0, 1).data().toString(), shown);
    QCOMPARE(list.findChild<QLabel *>()->text(), shown);

    m_window->showNotice(odd);
    QCOMPARE(read(m_window->findChild<QLabel *>(u"message"_s)->text()), shown);
    gui::prompts::tell(m_window.get(), u"Title"_s, odd + u"\ntwo"_s);
    const auto *box = qobject_cast<QMessageBox *>(dialogOf(m_window.get()));
    QCOMPARE(box->text(), shown + u"\ntwo"_s);

    const auto id = add(u"b\nvideo: 1\u202e.mp4"_s, details(u"One"_s, {}, {}));
    m_engine->queue().start({id});
    const transfer::Upload *upload = m_engine->queue().find(id);
    TRY_COMPARE(upload->activity(), transfer::Activity::Failed);
    const QString report = gui::uploadReport(*upload);
    QVERIFY2(report.contains(u"\nfile: b␊video: 1\ufffd.mp4\n"_s), qPrintable(report));
}

void PlainTextTest::theWindow()
{
    const auto id = add(name, details(picture, {bold, u"more"_s}, sentence));
    m_engine->queue().start({id});
    TRY_COMPARE(m_engine->queue().find(id)->activity(), transfer::Activity::Failed);
    QCOMPARE(m_engine->queue().find(id)->record().failure->message, sentence);
    add(u"<i>"_s + name, details(picture + picture, {u"<b>x"_s}, bold));
    const auto *view = m_window->findChild<gui::QueueView *>();
    TRY_COMPARE(view->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        view->selectionModel()->select(view->model()->index(row, 0),
                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCoreApplication::processEvents();
        PLAIN(m_window.get());
    }
    const QModelIndex first = view->model()->index(0, gui::QueueModel::Video);
    const QString tip = read(first.data(Qt::ToolTipRole).toString());
    QVERIFY2(tip.startsWith(picture + u'\n') && tip.endsWith(name), qPrintable(tip));
    const QString state =
        read(first.siblingAtColumn(gui::QueueModel::State).data(Qt::ToolTipRole).toString());
    QVERIFY2(state.contains(sentence), qPrintable(state));
    // What is read out is text in any case.
    QVERIFY(first.data(Qt::AccessibleDescriptionRole).toString().contains(picture));
}

void PlainTextTest::severalVideos()
{
    add(name, details(picture, {bold}, sentence));
    add(u"a"_s + name, details(sentence.left(50), {u"<i>"_s}, bold));
    auto *view = m_window->findChild<gui::QueueView *>();
    TRY_COMPARE(view->model()->rowCount(), 2);
    view->selectAll();
    QCoreApplication::processEvents();
    m_window->findChild<QLineEdit *>(u"title"_s)->setText(u"{name} <b>x</b>"_s);
    PLAIN(m_window.get());
    m_window->findChild<QLineEdit *>(u"title"_s)->setText(picture + picture); // too long: a problem
    QCoreApplication::processEvents();
    PLAIN(m_window.get());
}

void PlainTextTest::aMessageOverTheList()
{
    m_window->showNotice(sentence);
    QCOMPARE(m_window->findChild<gui::MessageBar *>()->text(), sentence);
    PLAIN(m_window.get());
}

void PlainTextTest::theAccountsName()
{
    m_engine->account().setCalled(bold, u"<b>x</b>&y"_s);
    m_window = std::make_unique<gui::MainWindow>(*m_engine, desktop_services_double::Desktop().bundle());
    const auto *button = m_window->findChild<QToolButton *>(u"accountButton"_s);
    QCOMPARE(button->text(), u"<b>x</b>&&y"_s); // no key
    QCOMPARE(read(button->toolTip()), u"<b>x</b>&y"_s);
    PLAIN(m_window.get());
    m_engine->account().setCalled(bold, {});
}

void PlainTextTest::aTag()
{
    const gui::TagChip chip(picture, {}, nullptr);
    PLAIN(&chip);
    QCOMPARE(read(chip.toolTip()), picture);
    QCOMPARE(chip.accessibleName(), picture);
}

void PlainTextTest::templates()
{
    ingest::Templates kept(m_engine->settings());
    kept.save(ingest::templateOf(sentence, picture, details(picture, {bold}, bold)));
    gui::TemplateMenu menu;
    menu.setTemplates(&kept);
    QCOMPARE(menu.menu()->actions().constFirst()->text(), QString(sentence).replace(u'&', u"&&"_s));
    PLAIN(&menu);
    gui::TemplatesDialog dialog(kept);
    dialog.show();
    PLAIN(&dialog);
    gui::SaveTemplateDialog save(picture, {sentence}, picture);
    save.show();
    save.findChild<QLineEdit *>(u"name"_s)->setText(sentence);
    PLAIN(&save);
    kept.remove(sentence);
}

void PlainTextTest::account()
{
    gui::KeysDialog dialog(*m_engine, gui::KeysDialog::Way::Keys, {u"c0ffee"_s, {}, {}, {}});
    dialog.show();
    PLAIN(&dialog);
    dialog.findChild<QLineEdit *>(u"accessToken"_s)->setText(u"0000"_s);
    dialog.findChild<QPushButton *>(u"check"_s)->click();
    const auto *head = dialog.findChild<QLabel *>(u"resultHead"_s);
    TRY_VERIFY(!head->text().isEmpty());
    PLAIN(&dialog);
    base::Error refused = base::localError(base::ErrorKind::Account, base::OtherAccount{sentence});
    refused.fault = base::Fault::Code;
    refused.message = sentence;
    emit dialog.findChild<gui::BrowserSignInBox *>()->failed(refused);
    QVERIFY(dialog.findChild<QLabel *>(u"resultDetail"_s)->text().contains(sentence));
    PLAIN(&dialog);
}

void PlainTextTest::settings()
{
    const desktop_services_double::NetworkStatus network;
    gui::SettingsDialog dialog(*m_engine, network);
    dialog.show();
    dialog.findChild<QPushButton *>(u"test"_s)->click();
    const auto *result = dialog.findChild<QLabel *>(u"testResult"_s);
    const QString asking = result->text();
    TRY_VERIFY(result->text() != asking);
    PLAIN(&dialog);
}

void PlainTextTest::dialogsOfOurWords()
{
    const gui::AboutDialog about;
    PLAIN(&about);
    const gui::ShortcutsDialog shortcuts(*m_window);
    PLAIN(&shortcuts);
}

void PlainTextTest::lists()
{
    const QList<gui::ListRow> rows{{sentence, picture, {}}, {name, bold, u"http://y/<b>x</b>"_s}};
    gui::ListDialog dialog({sentence, sentence, u"File"_s, u"Reason"_s, rows, {}, {}});
    dialog.show();
    PLAIN(&dialog);
    const QModelIndex second = dialog.findChild<QAbstractItemView *>()->model()->index(1, 1);
    QCOMPARE(read(second.data(Qt::ToolTipRole).toString()), bold + u"\nhttp://y/<b>x</b>"_s);
}

void PlainTextTest::aTable()
{
    QFile file(m_dir.filePath(u"t.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("file,title,latitude," + bold.toUtf8() + "\n\"<b>x</b>.mp4\",\"<b>x</b>\",\"<i>\",x\n");
    file.close();
    m_window->findChild<gui::TableImport *>()->read(file.fileName());
    TRY_VERIFY(dialogOf(m_window.get()));
    PLAIN(m_window.get());
    dialogOf(m_window.get())->reject();

    m_window->findChild<gui::TableImport *>()->read(m_dir.filePath(u"<b>x<i>.csv"_s)); // not there
    TRY_VERIFY(dialogOf(m_window.get()) && qobject_cast<QMessageBox *>(dialogOf(m_window.get())));
    PLAIN(m_window.get());
}

void PlainTextTest::questions()
{
    QWidget *window = m_window.get();
    using Open = std::function<void()>;
    const QList<Open> boxes{
        [&] {
            gui::prompts::confirm(window, {sentence, sentence, sentence, sentence, sentence}, [](bool) {});
        },
        [&] {
            gui::prompts::choose(window, {sentence, sentence, sentence, {sentence, sentence}}, [](int) {});
        },
        [&] { gui::prompts::tell(window, sentence, sentence, sentence); },
        [&] { gui::prompts::forText(window, sentence, sentence, sentence, [](const QString &) {}); },
        [&] { gui::prompts::forNumber(window, sentence, sentence, 1, [](double) {}); },
        [&] {
            (new gui::CountdownDialog({sentence, sentence}, 60, window))->open();
        },
    };
    for (const Open &open : boxes) {
        open();
        QDialog *dialog = dialogOf(window);
        QVERIFY(dialog);
        PLAIN(dialog);
        dialog->reject();
        TRY_VERIFY(!dialogOf(window));
    }
}

void PlainTextTest::whyTheEngineDoesNotOpen()
{
    gui::Session::Start start;
    start.profileDir = m_dir.filePath(u"t.csv/<b>x<i>"_s); // below a file
    gui::Session session(start);
    session.open();
    const auto box = [] {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<QMessageBox *>(each); found && found->isVisible())
                return found;
        }
        return static_cast<QMessageBox *>(nullptr);
    };
    TRY_VERIFY(box());
    QVERIFY2(box()->text().contains(u"<b>x<i>"_s), qPrintable(box()->text()));
    PLAIN(box());
    box()->deleteLater();
}

QTEST_MAIN(PlainTextTest)
#include "tst_plain_text.moc"
