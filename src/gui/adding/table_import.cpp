#include "gui/adding/table_import.h"

#include "base/background.h"
#include "engine/accounts/account_store.h"
#include "gui/prompts/prompts.h"
#include "transfer/files/local_file.h"
#include "words/sentences.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace gui {

TableImport::TableImport(engine::Engine &engine, Adder &adder, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_adder(adder)
    , m_window(window)
{
}

TableImport::~TableImport()
{
    m_disk.waitForDone();
}

void TableImport::choose()
{
    prompts::forFiles(m_window, tr("Import table"), m_adder.lastFolder(),
                      tr("Tables (*.csv *.tsv *.txt)") + u";;"_s + tr("All files (*)"),
                      [this](const QStringList &paths) {
                          if (paths.isEmpty())
                              return;
                          m_adder.rememberFolder(QFileInfo(paths.first()).absolutePath());
                          read(paths.first());
                      });
}

void TableImport::saveExample()
{
    const QString path = QDir(m_adder.lastFolder()).filePath(tr("videos.csv"));
    prompts::forSaving(
        m_window, tr("Save example table"), path, tr("Tables (*.csv)"), [this](const QString &to) {
            if (to.isEmpty())
                return;
            base::inBackground(
                m_disk, this,
                [to] {
                    const QByteArray bytes = ingest::exampleTable();
                    QSaveFile file(to);
                    return !transfer::isLink(to) && file.open(QIODevice::WriteOnly)
                           && file.write(bytes) == bytes.size() && file.commit();
                },
                [this](bool written) {
                    if (!written)
                        prompts::tell(m_window, tr("Save example table"), tr("The file cannot be written."));
                });
        });
}

void TableImport::read(const QString &path)
{
    ingest::TableRules rules{m_adder.extensions(), m_engine.categories(), QDate::currentDate()};
    for (const engine::KnownAccount &account : m_engine.accountStore().list())
        rules.accounts.append({account.name, account.id});
    base::inBackground(
        m_disk, this, [path, rules] { return ingest::readVideoTable(path, rules); },
        [this](const ingest::VideoTable &table) { take(table); });
}

void TableImport::take(const ingest::VideoTable &table)
{
    if (!table.failure.isEmpty()) {
        prompts::tell(m_window, tr("Import table"), table.failure);
        return;
    }
    const auto add = [this, table] {
        m_adder.addVideos(table.videos, table.files, {});
    };
    if (table.errors.isEmpty())
        return add();
    using Outcome = ingest::RowError::Outcome;
    int notTaken = 0;
    int drafts = 0;
    ListQuestion question;
    for (const ingest::RowError &error : table.errors) {
        notTaken += error.outcome == Outcome::NotTaken;
        drafts += error.outcome == Outcome::Draft;
        question.rows.append({tr("%1: %2").arg(error.row).arg(error.file), error.reason, {}});
    }
    QStringList sentences;
    if (notTaken > 0)
        sentences.append(tr("%n row(s) cannot be taken as they are.", nullptr, notTaken));
    if (drafts > 0)
        sentences.append(tr("%n row(s) become drafts that need details.", nullptr, drafts));
    if (sentences.isEmpty())
        sentences.append(tr("Not everything in this table is read."));
    question.title = tr("Import table");
    question.sentence = words::paragraph(sentences);
    question.whatHead = tr("Row");
    question.wordHead = tr("What is wrong");
    const int videos = int(table.videos.size());
    if (videos > 0) {
        question.yes =
            notTaken > 0 ? tr("Add the other %n", nullptr, videos) : tr("Add %n video(s)", nullptr, videos);
        question.no = tr("Add none");
    }
    prompts::list(m_window, question, [add](bool yes) {
        if (yes)
            add();
    });
}

} // namespace gui
