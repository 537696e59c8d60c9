// Typed settings of one profile: one table of names and defaults. No secret ever stands here.
//
// Lives in one thread. Within half a second of a change the whole file is written atomically by a thread of
// its own; the destructor waits until what is pending is written.
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

namespace store {

enum class Setting {
    UploadsAtOnce,   // int, 1
    Lanes,           // int, 0: automatic
    SpeedLimit,      // qint64 bytes a second, 0: none
    Language,        // "", "en", "zh_CN"; empty: the system's
    ColorScheme,     // "system", "light", "dark"
    PlanFollowed,    // bool, false: the weekly plan holds
    WeekPlan,        // QJsonArray of texts: what it says (transfer/services/week_plan.h)
    PlanLimit,       // qint64 bytes a second, where it limits
    Transport,       // "auto", "cloud", "slices": how bytes go
    TransportMemory, // QJsonObject: since when the cloud is not used, by API host
    ApiUrl,          // empty: Youku's own
    PracticeRate,    // qint64 bytes a second of the line that practice mode plays; 0: as fast as it goes
    ProxyKind,       // "system", "none", "http", "socks5"
    ProxyHost,
    ProxyPort,
    ProxyUser,
    StartAddedFiles, // bool, false: added while others run stays Not started
    CloseToTray,     // bool, false
    CloseToTrayExplained,
    KeepAwake,         // bool, true
    PauseOnMetered,    // bool, true
    CheckDuplicates,   // bool, true
    PrivateServers,    // bool, false: upload servers may be in private networks
    Accounts,          // QJsonArray: the known ones, without secrets (engine/accounts/account_registry.h)
    AccountInUse,      // its id; empty: nobody is signed in
    AccountClientId,   // of version 2, whose one sign-in stood under it in the keychain; empty: taken over
    AccountValidUntil, // ISO 8601; of the access token in use
    ServerMemory,      // QJsonObject: what served which server well
    Categories,        // QJsonArray: the last known list
    ProfileId,         // a uuid: of this profile's entries in the keychain (store/settings/profile_secrets.h)
    SecretsOfOld,      // bool: before it had an id its entries stood without it
    WindowGeometry,    // base64
    SplitterState,
    HeaderState,
    PanelShown,   // bool, true
    ShowPictures, // bool, true: those of the videos are made, kept and shown
    LastFolder,
    NoOwnersExplained, // bool: told that the disk keeps nobody out
    HookProgram,       // the whole path of a program to be told; empty: none (engine/hook)
    HookArguments,     // QJsonArray of texts
    HookOnFailed,      // bool, false: of what was published alone
    Templates,         // QJsonArray: saved details, never a watch password
};

class Settings : public QObject
{
    Q_OBJECT
public:
    // Reads path; a damaged file, or what is no file of the user's, is set aside under a dated name and
    // defaults hold. Empty: nothing is read or kept.
    explicit Settings(const QString &path, QObject *parent = nullptr);
    // For who only reads, perhaps beside the program that holds the profile: whatever the file holds, it is
    // left as it is, and what is set is not kept. Defaults hold for a damaged one.
    struct ReadOnly {
    };
    Settings(const QString &path, ReadOnly);
    ~Settings() override; // writes what is pending

    // The default when nothing is set, or when the file holds a value of another type.
    QVariant value(Setting setting) const;
    void setValue(Setting setting, const QVariant &value);
    // What has changed does not wait its half second: nobody could find it out again.
    void writeNow();

    int intValue(Setting setting) const { return value(setting).toInt(); }
    qint64 int64Value(Setting setting) const { return value(setting).toLongLong(); }
    bool boolValue(Setting setting) const { return value(setting).toBool(); }
    QString text(Setting setting) const { return value(setting).toString(); }

    // Where a damaged file went, empty when all was well.
    QString setAside() const { return m_setAside; }

signals:
    void changed(store::Setting setting);
    // They could not be written; the file is as it was. Tried again until it works.
    void notWritten();

private:
    bool readFile(const QString &path); // false: there is something else in its place
    void read();
    void write();
    void written(bool done);

    QString m_path;
    QString m_setAside;
    QJsonObject m_values;
    QTimer m_writing;
    bool m_failed = false; // the last time
    QThreadPool m_writer;  // one thread, so that the last write is the one that stays
};

} // namespace store
