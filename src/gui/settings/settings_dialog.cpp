#include "gui/settings/settings_dialog.h"

#include "engine/network/network_status.h"
#include "engine/network/proxy_settings.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/folders/folders_page.h"
#include "gui/settings/hook_page.h"
#include "gui/settings/schedule_page.h"
#include "gui/theme/theme.h"
#include "gui/widgets/body_scroll.h"
#include "gui/widgets/fit_dialog.h"
#include "ui_settings_dialog.h"
#include "words/reasons/reasons.h"

#include <QDesktopServices>
#include <QDir>
#include <QPushButton>
#include <QScreen>
#include <QSystemTrayIcon>
#include <QTabBar>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;
using store::Setting;

namespace gui {

namespace {

constexpr int mostLanes = 8;
constexpr int usualWidth = 904; // of the page that needs most: the week
constexpr int usualProxyPort = 1080;
constexpr double bytesOfMegabyte = 1000 * 1000;

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

SettingsDialog::SettingsDialog(engine::Engine &engine, const engine::NetworkStatus &network, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_schedule(new SchedulePage(engine.settings()))
    , m_folders(new FoldersPage(engine))
    , m_hook(new HookPage(engine))
{
    m_ui->setupUi(this);
    listPages();
    for (QLabel *label : {m_ui->trayHelp, m_ui->picturesHelp, m_ui->queueHelp, m_ui->proxyHelp,
                          m_ui->meteredHelp, m_ui->apiHelp}) {
        label->setFont(smallFont(font()));
        setTone(label, Tone::Secondary);
    }
    // Below the words of the box they belong to.
    const int box = style()->pixelMetric(QStyle::PM_IndicatorWidth)
                    + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    for (QLabel *label : {m_ui->trayHelp, m_ui->picturesHelp, m_ui->queueHelp, m_ui->meteredHelp})
        label->setIndent(box);
    setTone(m_ui->apiError, Tone::Error);
    m_ui->apiError->hide();

    fillChoices();
    load();
    loadPlaces();
    explainMetered(network);
    connect(m_ui->proxyKind, &QComboBox::currentIndexChanged, this, &SettingsDialog::updateProxyFields);
    connect(m_ui->test, &QPushButton::clicked, this, &SettingsDialog::testProxy);
    connect(m_ui->apiUrl, &QLineEdit::textChanged, m_ui->apiError, &QWidget::hide);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->save, &QPushButton::clicked, this, &SettingsDialog::save);
    updateProxyFields();
    fitDialog(this, usualWidth);
    // What scrolls does not say by itself how high it would be.
    constexpr int lines = 64; // that wrap
    const int page = std::max(m_schedule->sizeHint().height(), m_folders->sizeHint().height());
    const int wanted = page + m_ui->footer->sizeHint().height() + lines;
    resize(width(), std::min(std::max(height(), wanted), screen()->availableSize().height() * 9 / 10));
}

SettingsDialog::~SettingsDialog() = default;

// The pages stand in a list at the left, in place of their tabs.
void SettingsDialog::listPages()
{
    auto *schedule = new BodyScroll; // it and the next may be higher than a screen
    schedule->setWidget(m_schedule);
    auto *folders = new BodyScroll;
    folders->setWidget(m_folders);
    m_ui->tabs->insertTab(m_ui->tabs->indexOf(m_ui->networkPage), schedule, tr("Schedule"));
    m_ui->tabs->insertTab(m_ui->tabs->indexOf(m_ui->networkPage), folders, tr("Watched folders"));
    m_ui->tabs->insertTab(m_ui->tabs->indexOf(m_ui->networkPage), m_hook, tr("After publishing"));
    m_ui->tabs->tabBar()->hide();
    m_ui->tabs->setFocusProxy(nullptr); // it would catch Tab, and have nothing to show for it
    m_ui->tabs->setFocusPolicy(Qt::NoFocus);
    m_ui->tabs->tabBar()->setFocusPolicy(Qt::NoFocus);
    const std::pair<QWidget *, QString> icons[] = {
        {m_ui->generalPage, u"settings-general"_s},
        {m_ui->queuePage, u"settings-queue"_s},
        {schedule, u"schedule"_s},
        {folders, u"watched-folder"_s},
        {m_hook, u"settings-after"_s},
        {m_ui->networkPage, u"online"_s},
        {m_ui->appearancePage, u"settings-appearance"_s},
        {m_ui->advancedPage, u"settings-advanced"_s},
    };
    for (const auto &[page, name] : icons)
        m_ui->pages->addPage(name, m_ui->tabs->tabText(m_ui->tabs->indexOf(page)));
    connect(m_ui->pages, &QListWidget::currentRowChanged, m_ui->tabs, &QTabWidget::setCurrentIndex);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this,
            [this](int page) { m_ui->pages->setCurrentRow(page); });
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &SettingsDialog::markNextStep);
    connect(m_folders, &FoldersPage::emptied, this, &SettingsDialog::markNextStep);
    m_ui->pages->setCurrentRow(0);
}

// One filled button: without a watched folder it is the one that adds one.
void SettingsDialog::markNextStep()
{
    m_ui->save->setFilled(!(m_folders->isVisibleTo(m_ui->tabs) && m_folders->isEmpty()));
}

void SettingsDialog::fillChoices()
{
    m_ui->lanes->addItem(tr("Automatic"), 0);
    for (int lanes = 1; lanes <= mostLanes; ++lanes)
        m_ui->lanes->addItem(locale().toString(lanes), lanes);
    m_ui->transport->addItem(tr("Automatic"), u"auto"_s);
    m_ui->transport->addItem(tr("Cloud store only"), u"cloud"_s);
    m_ui->transport->addItem(tr("Upload servers only"), u"slices"_s);
    m_ui->proxyKind->addItem(tr("As the system says"), u"system"_s);
    m_ui->proxyKind->addItem(tr("No proxy"), u"none"_s);
    m_ui->proxyKind->addItem(tr("HTTP"), u"http"_s);
    m_ui->proxyKind->addItem(tr("SOCKS5"), u"socks5"_s);
    m_ui->colorScheme->addItem(tr("As the system"), u"system"_s);
    m_ui->colorScheme->addItem(tr("Light"), u"light"_s);
    m_ui->colorScheme->addItem(tr("Dark"), u"dark"_s);
    m_ui->language->addItem(tr("As the system"), QString());
    // Each by its own name, so that it is found again in any language.
    m_ui->language->addItem(u"English"_s, u"en"_s);
    m_ui->language->addItem(u"简体中文"_s, u"zh_CN"_s);
}

void SettingsDialog::load()
{
    const store::Settings &settings = m_engine.settings();
    m_ui->keepAwake->setChecked(settings.boolValue(Setting::KeepAwake));
    m_ui->pauseOnMetered->setChecked(settings.boolValue(Setting::PauseOnMetered));
    m_ui->closeToTray->setChecked(settings.boolValue(Setting::CloseToTray));
    m_ui->privateServers->setChecked(settings.boolValue(Setting::PrivateServers));
    m_ui->checkDuplicates->setChecked(settings.boolValue(Setting::CheckDuplicates));
    m_ui->showPictures->setChecked(settings.boolValue(Setting::ShowPictures));
    m_ui->uploadsAtOnce->setValue(settings.intValue(Setting::UploadsAtOnce));
    choose(m_ui->lanes, settings.intValue(Setting::Lanes));
    m_ui->speedLimit->setValue(double(settings.int64Value(Setting::SpeedLimit)) / bytesOfMegabyte);
    m_ui->practiceRate->setValue(double(settings.int64Value(Setting::PracticeRate)) / bytesOfMegabyte);
    m_ui->startAdded->setChecked(settings.boolValue(Setting::StartAddedFiles));
    choose(m_ui->transport, settings.text(Setting::Transport));
    choose(m_ui->proxyKind, settings.text(Setting::ProxyKind));
    m_ui->proxyHost->setText(settings.text(Setting::ProxyHost));
    const int port = settings.intValue(Setting::ProxyPort);
    m_ui->proxyPort->setValue(port > 0 ? port : usualProxyPort);
    m_ui->proxyUser->setText(settings.text(Setting::ProxyUser));
    m_ui->proxyPassword->setText(m_engine.proxy().password());
    choose(m_ui->colorScheme, settings.text(Setting::ColorScheme));
    choose(m_ui->language, settings.text(Setting::Language));
    m_ui->apiUrl->setText(settings.text(Setting::ApiUrl));
}

void SettingsDialog::loadPlaces()
{
    const bool tray = QSystemTrayIcon::isSystemTrayAvailable();
    m_ui->closeToTray->setEnabled(tray);
    m_ui->trayHelp->setText(tr("This desktop has no tray: closing the window quits."));
    m_ui->trayHelp->setVisible(!tray);
    m_ui->apiUrl->setEnabled(!m_engine.practice()); // practice mode has a Youku of its own
    m_ui->practiceRateLabel->setVisible(m_engine.practice());
    m_ui->practiceRate->setVisible(m_engine.practice());

    const QString dir = m_engine.profile().dir();
    m_ui->place->setText(tr("Queue, settings and logs are in %1").arg(QDir::toNativeSeparators(dir)));
    connect(m_ui->openPlace, &QPushButton::clicked, this,
            [dir] { QDesktopServices::openUrl(QUrl::fromLocalFile(dir)); });
}

void SettingsDialog::explainMetered(const engine::NetworkStatus &network)
{
    m_ui->pauseOnMetered->setEnabled(network.known());
    m_ui->meteredHelp->setText(network.known()
                                   ? tr("They go on by themselves on another connection.")
                                   : tr("This system does not tell whether a connection is metered."));
}

bool SettingsDialog::proxyNeeded() const
{
    const QString kind = m_ui->proxyKind->currentData().toString();
    return kind == "http"_L1 || kind == "socks5"_L1;
}

void SettingsDialog::updateProxyFields()
{
    for (QWidget *field : QList<QWidget *>{m_ui->proxyHost, m_ui->proxyPort, m_ui->proxyUser,
                                           m_ui->proxyPassword, m_ui->proxyHostLabel, m_ui->proxyPortLabel,
                                           m_ui->proxyUserLabel, m_ui->proxyPasswordLabel})
        field->setEnabled(proxyNeeded());
    m_ui->testResult->clear();
}

void SettingsDialog::testProxy()
{
    if (proxyNeeded() && m_ui->proxyHost->text().trimmed().isEmpty()) {
        showTest(false, tr("Host is empty"));
        m_ui->proxyHost->setFocus();
        return;
    }
    m_ui->test->setEnabled(false);
    setTone(m_ui->testResult, Tone::Secondary);
    m_ui->testResult->setText(tr("Asking Youku…"));
    const QNetworkProxy proxy =
        engine::makeProxy(m_ui->proxyKind->currentData().toString(), m_ui->proxyHost->text().trimmed(),
                          m_ui->proxyPort->value(), m_ui->proxyUser->text(), m_ui->proxyPassword->text());
    m_engine.testConnection(proxy, this, [this](const base::Result<base::Nothing> &answer) {
        m_ui->test->setEnabled(true);
        showTest(answer.ok(),
                 answer.ok() ? tr("Youku answers by this way") : words::reasonFor(answer.error()).sentence);
    });
}

void SettingsDialog::showTest(bool good, const QString &sentence)
{
    setTone(m_ui->testResult, good ? Tone::Good : Tone::Error);
    m_ui->testResult->setText(sentence);
    m_ui->testResult->setAccessibleName(sentence);
}

bool SettingsDialog::checkApiUrl()
{
    const QString typed = m_ui->apiUrl->text().trimmed();
    if (typed.isEmpty())
        return true;
    const base::Result<QUrl> base = youku::ApiClient::checkedBase(QUrl(typed));
    if (base.ok())
        return true;
    m_ui->apiError->setText(base.error().message);
    m_ui->apiError->show();
    m_ui->tabs->setCurrentWidget(m_ui->advancedPage);
    m_ui->apiUrl->setFocus();
    return false;
}

void SettingsDialog::save()
{
    if (!checkApiUrl())
        return;
    if (proxyNeeded() && m_ui->proxyHost->text().trimmed().isEmpty()) {
        m_ui->tabs->setCurrentWidget(m_ui->networkPage);
        testProxy(); // says what is missing
        return;
    }
    if (!m_hook->check()) {
        m_ui->tabs->setCurrentWidget(m_hook);
        return;
    }
    if (!m_folders->check()) {
        for (int page = 0; page < m_ui->tabs->count(); ++page) {
            if (m_ui->tabs->widget(page)->isAncestorOf(m_folders))
                m_ui->tabs->setCurrentIndex(page);
        }
        m_folders->check(); // the field that is wrong takes the focus once it is seen
        return;
    }
    m_ui->save->setEnabled(false);
    keepPassword([this] {
        keepAll();
        accept();
    });
}

void SettingsDialog::keepPassword(std::function<void()> then)
{
    const QString password = m_ui->proxyPassword->text();
    if (password == m_engine.proxy().password()) {
        then();
        return;
    }
    m_engine.proxy().setPassword(password, this, [this, then = std::move(then)](bool kept) {
        if (!kept)
            prompts::tell(parentWidget(), tr("Settings"),
                          tr("There is no keychain on this computer. The proxy’s password is used until the "
                             "program ends; nothing was written to the disk."));
        then();
    });
}

void SettingsDialog::keepAll()
{
    const QList<std::pair<Setting, QVariant>> choices{
        {Setting::KeepAwake, m_ui->keepAwake->isChecked()},
        {Setting::PauseOnMetered, m_ui->pauseOnMetered->isChecked()},
        {Setting::CloseToTray, m_ui->closeToTray->isChecked()},
        {Setting::PrivateServers, m_ui->privateServers->isChecked()},
        {Setting::CheckDuplicates, m_ui->checkDuplicates->isChecked()},
        {Setting::ShowPictures, m_ui->showPictures->isChecked()},
        {Setting::UploadsAtOnce, m_ui->uploadsAtOnce->value()},
        {Setting::Lanes, m_ui->lanes->currentData()},
        {Setting::SpeedLimit, qint64(std::llround(m_ui->speedLimit->value() * bytesOfMegabyte))},
        {Setting::PracticeRate, qint64(std::llround(m_ui->practiceRate->value() * bytesOfMegabyte))},
        {Setting::StartAddedFiles, m_ui->startAdded->isChecked()},
        {Setting::Transport, m_ui->transport->currentData()},
        {Setting::ProxyHost, m_ui->proxyHost->text().trimmed()},
        {Setting::ProxyPort, m_ui->proxyPort->value()},
        {Setting::ProxyUser, m_ui->proxyUser->text()},
        {Setting::ProxyKind, m_ui->proxyKind->currentData()},
        {Setting::ColorScheme, m_ui->colorScheme->currentData()},
        {Setting::Language, m_ui->language->currentData()},
        {Setting::ApiUrl, m_ui->apiUrl->text().trimmed()},
    };
    for (const auto &[setting, value] : choices)
        m_engine.settings().setValue(setting, value);
    m_schedule->keep(m_engine.settings());
    m_hook->keep();
    m_folders->keep(parentWidget(), [window = parentWidget()](const QString &reason) {
        prompts::tell(window, tr("Watched folders"),
                      tr("They are not kept for the next start: %1").arg(reason));
    });
}

} // namespace gui
