// The reporter for people: one line per change, or live lines at the foot of a terminal.
#pragma once

#include "cli/output/reporter.h"

#include <QCoreApplication>
#include <QList>
#include <QMap>

namespace cli {

// What a line says, without the live drawing: "Published  XNzA0...  /videos/a.mp4".
class TextReporter : public ConsoleReporter
{
    Q_DECLARE_TR_FUNCTIONS(cli::TextReporter)
public:
    explicit TextReporter(bool quiet) : ConsoleReporter(quiet) {}

    void changed(const Snapshot &snapshot) override;
    void published(const Snapshot &snapshot) override;
    void cancelled(const Snapshot &snapshot) override;
    void failed(const Snapshot &snapshot, const QString &sentences) override;

protected:
    // "Uploading  45.2%  9.8 MB/s  12 min left  a.mp4"
    static QString progressLine(const Snapshot &snapshot);
    // A line that stays.
    virtual void say(const QString &line);

private:
    QMap<transfer::UploadId, Snapshot> m_told; // the last line of each
};

// The uploads that move have a line each at the foot of the terminal; what ended scrolls up above them.
class LiveReporter : public TextReporter
{
public:
    LiveReporter() : TextReporter(false) {}
    ~LiveReporter() override;

    void changed(const Snapshot &snapshot) override;
    void published(const Snapshot &snapshot) override;
    void cancelled(const Snapshot &snapshot) override;
    void failed(const Snapshot &snapshot, const QString &sentences) override;
    void note(const QString &sentence) override;

protected:
    void say(const QString &line) override;

private:
    void erase();
    void draw();

    QMap<transfer::UploadId, Snapshot> m_moving;
    int m_drawn = 0; // lines at the foot
};

} // namespace cli
