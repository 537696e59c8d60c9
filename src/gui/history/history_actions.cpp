// What the history does with its rows beyond links: export, upload again, what happened, its menu.
#include "base/background.h"
#include "engine/history/history_csv.h"
#include "gui/history/history_model.h"
#include "gui/history/history_pages.h"
#include "gui/history/history_view.h"
#include "gui/history/history_window.h"
#include "gui/prompts/prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>

#include <memory>

using namespace Qt::StringLiterals;
using store::HistoryEntry;
using transfer::UploadId;

namespace gui {

// What is selected, else all that fit.
void HistoryWindow::exportTable()
{
    const QList<UploadId> selected = m_view->selectedIds();
    const QList<UploadId> ids = selected.isEmpty() ? m_model->hits().ids : selected;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString proposal = QDir(folder).filePath(tr("history.csv"));
    prompts::forSaving(this, tr("Export table"), proposal, tr("Tables (*.csv)"),
                       [this, ids](const QString &path) {
                           if (path.isEmpty())
                               return;
                           const auto table = std::make_shared<QByteArray>(engine::historyCsvHead());
                           eachHistoryPage(
                               m_engine.history(), ids, this,
                               [this, table](const QList<HistoryEntry> &entries) {
                                   for (const HistoryEntry &entry : entries)
                                       table->append(engine::historyCsvRow(entry, m_model->accountOf(entry)));
                               },
                               [this, table, path] { write(path, *table); });
                       });
}

void HistoryWindow::write(const QString &path, const QByteArray &table)
{
    base::inBackground(
        m_disk, this,
        [path, table] {
            QSaveFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(table) == table.size() && file.commit();
        },
        [this](bool written) {
            if (!written)
                prompts::tell(this, tr("Export table"), tr("The file cannot be written."));
        });
}

void HistoryWindow::uploadAgain(UploadId id)
{
    m_engine.history().record(id, this, [this](const std::optional<transfer::UploadRecord> &record) {
        if (!record)
            return;
        const transfer::UploadRecord known = *record;
        prompts::choose(this,
                        {tr("Upload again"),
                         tr("Upload the same file again, or another one?"),
                         {},
                         {tr("Cancel"), tr("Choose file…"), tr("Same file")}},
                        [this, known](int choice) {
                            if (choice == 2)
                                return addAgain(known, known.path);
                            if (choice != 1)
                                return;
                            prompts::forFiles(this, tr("Choose file"), QFileInfo(known.path).absolutePath(),
                                              {}, [this, known](const QStringList &paths) {
                                                  if (!paths.isEmpty())
                                                      addAgain(known, paths.first());
                                              });
                        });
    });
}

// With its details, at the end of the list. What is not ready stays a draft.
void HistoryWindow::addAgain(const transfer::UploadRecord &record, const QString &path)
{
    transfer::NewUpload again{path, record.metadata, record.reference};
    again.again = true;
    m_engine.queue().start(m_engine.queue().add({again}));
}

void HistoryWindow::showMenu(const QPoint &place)
{
    const QList<UploadId> ids = m_view->selectedIds();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, auto what, bool enabled = true) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, what);
    };
    const UploadId one = ids.size() == 1 ? ids.first() : 0;
    if (one > 0)
        add(tr("Open video page"), [this, one] { openPage(one); });
    add(tr("Copy %n link(s)", nullptr, int(ids.size())), [this] { copyLinks(false); });
    if (one > 0) {
        menu->addSeparator();
        add(tr("Upload again…"), [this, one] { uploadAgain(one); });
        add(tr("Show log"), [this, one] {
            m_engine.history().record(one, this, [this](const std::optional<transfer::UploadRecord> &record) {
                if (record)
                    emit logWanted(*record);
            });
        });
    }
    menu->addSeparator();
    add(tr("Delete from history…"), [this] { remove(); });
    menu->popup(place);
}

} // namespace gui
