// The bytes of multipart uploads: each part a file, until the object is put together.
//
// Writing happens at once in the caller's thread; a run of zeroes becomes a hole. Putting together is done in
// the background and told by a signal. Files are named by ids of ours, so nothing a client says becomes a
// path.
#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace sandbox {

class PieceFiles : public QObject
{
    Q_OBJECT
public:
    explicit PieceFiles(QObject *parent = nullptr);
    ~PieceFiles() override;

    bool open(const QString &dir, QString *error);

    // False when the disk refuses. The name is not taken yet, or its bytes do not matter any more.
    bool write(const QString &group, const QString &name, const QByteArray &bytes);
    void remove(const QString &group, const QString &name);
    void removeGroup(const QString &group);
    void removeAllGroupsBut(const QSet<QString> &groups);

    // Puts these files of the group one behind the other into `target`; joined() follows.
    void join(const QString &group, const QStringList &names, const QString &target);

signals:
    void joined(const QString &group, const QString &md5); // 32 lower-case hex digits; empty: disk trouble

private:
    using Stop = std::shared_ptr<std::atomic<bool>>;

    QString pathOf(const QString &group, const QString &name = {}) const;
    static QString joinedMd5(const QStringList &paths, const QString &target, const Stop &stop);

    QString m_dir;
    QThreadPool m_pool;
    Stop m_stop = std::make_shared<std::atomic<bool>>(false);
};

} // namespace sandbox
