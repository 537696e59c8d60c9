#include "store/settings/settings.h"

#include "store/profile/own_file.h"
#include "store/profile/profile.h"
#include "transfer/files/local_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace store {

namespace {

Q_LOGGING_CATEGORY(settingsLog, "youchuan.settings")

constexpr int writeAfterMs = 500;
constexpr int writeAgainMs = 5000; // after it failed

struct Row {
    Setting setting;
    QLatin1StringView key;
    QVariant fallback;
};

const QList<Row> &table()
{
    static const QList<Row> rows = {
        {Setting::UploadsAtOnce, "uploads_at_once"_L1, 1},
        {Setting::Lanes, "lanes"_L1, 0},
        {Setting::SpeedLimit, "speed_limit"_L1, qint64(0)},
        {Setting::Language, "language"_L1, QString()},
        {Setting::ColorScheme, "color_scheme"_L1, u"system"_s},
        {Setting::PlanFollowed, "plan_followed"_L1, false},
        {Setting::WeekPlan, "week_plan"_L1, QJsonArray()},
        {Setting::PlanLimit, "plan_limit"_L1, qint64(2'000'000)},
        {Setting::Transport, "transport"_L1, u"auto"_s},
        {Setting::TransportMemory, "transport_memory"_L1, QJsonObject()},
        {Setting::ApiUrl, "api_url"_L1, QString()},
        {Setting::PracticeRate, "practice_rate"_L1, qint64(2'500'000)}, // 20 Mbit/s
        {Setting::ProxyKind, "proxy_kind"_L1, u"system"_s},
        {Setting::ProxyHost, "proxy_host"_L1, QString()},
        {Setting::ProxyPort, "proxy_port"_L1, 0},
        {Setting::ProxyUser, "proxy_user"_L1, QString()},
        {Setting::StartAddedFiles, "start_added_files"_L1, false},
        {Setting::CloseToTray, "close_to_tray"_L1, false},
        {Setting::CloseToTrayExplained, "close_to_tray_explained"_L1, false},
        {Setting::KeepAwake, "keep_awake"_L1, true},
        {Setting::PauseOnMetered, "pause_on_metered"_L1, true},
        {Setting::CheckDuplicates, "check_duplicates"_L1, true},
        {Setting::PrivateServers, "private_servers"_L1, false},
        {Setting::Accounts, "accounts"_L1, QJsonArray()},
        {Setting::AccountInUse, "account_in_use"_L1, QString()},
        {Setting::AccountClientId, "account_client_id"_L1, QString()},
        {Setting::AccountValidUntil, "account_valid_until"_L1, QString()},
        {Setting::ServerMemory, "server_memory"_L1, QJsonObject()},
        {Setting::Categories, "categories"_L1, QJsonArray()},
        {Setting::ProfileId, "profile_id"_L1, QString()},
        {Setting::SecretsOfOld, "secrets_of_old"_L1, false},
        {Setting::WindowGeometry, "window_geometry"_L1, QString()},
        {Setting::SplitterState, "splitter_state"_L1, QString()},
        {Setting::HeaderState, "header_state"_L1, QString()},
        {Setting::PanelShown, "panel_shown"_L1, true},
        {Setting::ShowPictures, "show_pictures"_L1, true},
        {Setting::LastFolder, "last_folder"_L1, QString()},
        {Setting::NoOwnersExplained, "no_owners_explained"_L1, false},
        {Setting::HookProgram, "hook_program"_L1, QString()},
        {Setting::HookArguments, "hook_arguments"_L1, QJsonArray()},
        {Setting::HookOnFailed, "hook_on_failed"_L1, false},
        {Setting::Templates, "templates"_L1, QJsonArray()},
    };
    return rows;
}

const Row &rowOf(Setting setting)
{
    const Row &row = table().at(qsizetype(setting));
    Q_ASSERT(row.setting == setting);
    return row;
}

bool writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.write(content) == content.size() && file.commit();
}

} // namespace

Settings::Settings(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_writer.setMaxThreadCount(1);
    m_writing.setSingleShot(true);
    m_writing.setInterval(writeAfterMs);
    connect(&m_writing, &QTimer::timeout, this, &Settings::write);
    read();
}

Settings::Settings(const QString &path, ReadOnly) : Settings(QString())
{
    readFile(path);
}

Settings::~Settings()
{
    if (m_writing.isActive())
        write();
    m_writer.waitForDone();
}

QVariant Settings::value(Setting setting) const
{
    const Row &row = rowOf(setting);
    const QJsonValue kept = m_values.value(row.key);
    const QJsonValue::Type wanted = QJsonValue::fromVariant(row.fallback).type();
    if (kept.type() != wanted)
        return row.fallback;
    if (kept.isObject())
        return kept.toObject();
    if (kept.isArray())
        return kept.toArray();
    QVariant value = kept.toVariant();
    value.convert(row.fallback.metaType());
    return value;
}

void Settings::setValue(Setting setting, const QVariant &value)
{
    const Row &row = rowOf(setting);
    QVariant typed = value;
    if (!typed.convert(row.fallback.metaType())) {
        qCWarning(settingsLog) << "a value of another type was not taken for" << row.key;
        return;
    }
    const QJsonValue kept = QJsonValue::fromVariant(typed);
    if (QJsonValue::fromVariant(this->value(setting)) == kept)
        return;
    m_values.insert(row.key, kept);
    // Not restarted: a value that changes all the time is written all the same.
    if (!m_writing.isActive())
        m_writing.start();
    emit changed(setting);
}

void Settings::writeNow()
{
    if (m_writing.isActive())
        write();
}

bool Settings::readFile(const QString &path)
{
    QFile file(path);
    if (!openOwn(file, QIODevice::ReadOnly))
        return false;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    m_values = document.object();
    return document.isObject();
}

void Settings::read()
{
    if (!QFile::exists(m_path) && !transfer::isLink(m_path))
        return;
    if (readFile(m_path))
        return closeToOthers(m_path);
    const QString aside = setAsidePath(m_path, u"damaged"_s);
    if (QFile::rename(m_path, aside))
        m_setAside = aside;
    qCWarning(settingsLog) << "the settings could not be read and were set aside";
}

void Settings::write()
{
    m_writing.stop();
    if (m_path.isEmpty())
        return;
    m_writer.start([this, path = m_path, content = QJsonDocument(m_values).toJson()] {
        const bool done = writeWhole(path, content);
        QMetaObject::invokeMethod(
            this, [this, done] { written(done); }, Qt::QueuedConnection);
    });
}

void Settings::written(bool done)
{
    const bool failedBefore = std::exchange(m_failed, !done);
    m_writing.setInterval(done ? writeAfterMs : writeAgainMs);
    if (done)
        return;
    qCWarning(settingsLog) << "the settings could not be written";
    m_writing.start();
    if (!failedBefore)
        emit notWritten();
}

} // namespace store
