#include "gui/window/dialogs.h"

#include "engine/report/report.h"
#include "gui/account/accounts_dialog.h"
#include "gui/details/log_window.h"
#include "gui/help/about_dialog.h"
#include "gui/help/shortcuts_dialog.h"
#include "gui/history/history_window.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/settings_dialog.h"
#include "words/reasons/reasons.h"

#include <QDir>
#include <QMainWindow>
#include <QStandardPaths>

namespace gui {

Dialogs::Dialogs(engine::Engine &engine, const engine::NetworkStatus &network, QMainWindow *window)
    : QObject(window)
    , m_engine(engine)
    , m_network(network)
    , m_window(window)
{
}

template <typename Dialog, typename... Arguments>
Dialog *Dialogs::open(Arguments &&...arguments)
{
    auto *dialog = new Dialog(std::forward<Arguments>(arguments)..., m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

AccountsDialog *Dialogs::openAccounts()
{
    auto *dialog = open<AccountsDialog>(m_engine);
    connect(dialog, &AccountsDialog::practiceWanted, this, &Dialogs::practiceWanted);
    return dialog;
}

void Dialogs::accounts()
{
    openAccounts();
}

void Dialogs::signInWithBrowser()
{
    openAccounts()->signInWithBrowser();
}

void Dialogs::enterKeys()
{
    openAccounts()->enterKeys();
}

void Dialogs::settings()
{
    open<SettingsDialog>(m_engine, m_network);
}

void Dialogs::history()
{
    if (!m_history) {
        m_history = new HistoryWindow(m_engine, m_window);
        m_history->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_history, &HistoryWindow::logWanted, this, [this](const transfer::UploadRecord &record) {
            LogWindow::show(m_engine.profile(), record, m_history);
        });
    }
    m_history->show();
    m_history->raise();
    m_history->activateWindow();
}

void Dialogs::shortcuts()
{
    open<ShortcutsDialog>(*m_window);
}

void Dialogs::about()
{
    open<AboutDialog>();
}

void Dialogs::saveReport()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString proposal = QDir(folder).filePath(engine::reportFileName());
    prompts::forSaving(
        m_window, tr("Save report"), proposal, tr("Text (*.txt)"), [this](const QString &path) {
            if (path.isEmpty())
                return;
            engine::writeReportLater(
                m_engine.profile(), path, this, [this](const base::Result<QString> &written) {
                    emit notice(written.ok()
                                    ? tr("The report is in %1. It holds no secret and no name of a file.")
                                          .arg(QDir::toNativeSeparators(written.value()))
                                    : words::reasonFor(written.error()).sentence);
                });
        });
}

} // namespace gui
