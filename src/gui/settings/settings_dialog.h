// Every choice that outlives the program, on a few pages. Nothing changes before Save, and everything takes
// effect at once; the password of a proxy goes to the keychain.
#pragma once

#include "engine/engine.h"

#include <QDialog>

#include <memory>

namespace engine {
class NetworkStatus;
}

namespace gui {

namespace Ui {
class SettingsDialog;
}

class FoldersPage;
class HookPage;
class SchedulePage;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(engine::Engine &engine, const engine::NetworkStatus &network, QWidget *parent = nullptr);
    ~SettingsDialog() override;

private:
    void listPages();
    void markNextStep();
    void fillChoices();
    void load();
    void loadPlaces();
    void explainMetered(const engine::NetworkStatus &network);
    void save();
    void keepAll();
    void keepPassword(std::function<void()> then);

    bool proxyNeeded() const;
    void updateProxyFields();
    void testProxy();
    void showTest(bool good, const QString &sentence);
    bool checkApiUrl();

    engine::Engine &m_engine;
    std::unique_ptr<Ui::SettingsDialog> m_ui;
    SchedulePage *m_schedule;
    FoldersPage *m_folders;
    HookPage *m_hook;
};

} // namespace gui
