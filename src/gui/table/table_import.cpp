#include "gui/table/table_import.h"

#include "gui/ask.h"
#include "transfer/background.h"

#include <QFileInfo>
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
    ask::forFiles(m_window, tr("Import table"), m_adder.lastFolder(),
                  tr("Tables (*.csv *.tsv *.txt)") + u";;"_s + tr("All files (*)"),
                  [this](const QStringList &paths) {
                      if (paths.isEmpty())
                          return;
                      m_adder.rememberFolder(QFileInfo(paths.first()).absolutePath());
                      read(paths.first());
                  });
}

void TableImport::read(const QString &path)
{
    const ingest::TableRules rules{m_adder.extensions(), m_engine.categories(), QDate::currentDate()};
    transfer::inBackground(
        m_disk, this, [path, rules] { return ingest::readVideoTable(path, rules); },
        [this](const ingest::VideoTable &table) { take(table); });
}

void TableImport::take(const ingest::VideoTable &table)
{
    if (!table.failure.isEmpty()) {
        ask::tell(m_window, tr("Import table"), table.failure);
        return;
    }
    const auto add = [this, table] {
        m_adder.addVideos(table.videos, table.files, {});
    };
    if (table.errors.isEmpty())
        return add();
    ListQuestion question;
    question.title = tr("Import table");
    question.sentence = tr("%n row(s) cannot be taken as they are.", nullptr, int(table.errors.size()));
    question.whatHead = tr("Row");
    question.wordHead = tr("What is wrong");
    for (const ingest::RowError &error : table.errors)
        question.rows.append({tr("%1: %2").arg(error.row).arg(error.file), error.reason, {}});
    if (!table.videos.isEmpty()) {
        question.yes = tr("Add the other %n", nullptr, int(table.videos.size()));
        question.no = tr("Add none");
    }
    ask::list(m_window, question, [add](bool yes) {
        if (yes)
            add();
    });
}

} // namespace gui
