// Who is told how uploads fare: a console of this program, or one that follows from elsewhere.
#pragma once

#include "control/jobs/snapshot.h"

#include <QHash>

#include <functional>
#include <utility>

namespace control {

// Why nothing was begun, for programs. Where it is for some of the files, the others could not help it.
struct Refusal {
    base::ErrorKind kind = base::ErrorKind::Metadata;
    QHash<QString, std::pair<base::ErrorKind, QString>> files =
        {}; // as they were named; each with its sentence
};

class Reporter
{
public:
    virtual ~Reporter() = default;

    // An upload moved or changed; often. Not for its end.
    virtual void changed(const Snapshot &snapshot) = 0;
    // Its end, once each.
    virtual void published(const Snapshot &snapshot) = 0;
    // The same for one that was not sent, since its content was published before; sentence: says so.
    virtual void known(const Snapshot &snapshot, const QString &sentence) = 0;
    virtual void cancelled(const Snapshot &snapshot) = 0;
    // sentences: why, and what to do about it.
    virtual void failed(const Snapshot &snapshot, const QString &sentences) = 0;

    // None of the files was begun, and the sentence says why.
    virtual void refused(const QStringList &files, const Refusal &why, const QString &sentence) = 0;
    // A row of what was asked for, as values.
    virtual void answer(const QJsonObject &row) = 0;
    // A sentence for people.
    virtual void note(const QString &sentence) = 0;
    // The same, but not for who wants only results.
    virtual void remark(const QString &sentence) = 0;

    // Calls what makes sentences, so that they are in the language of who reads them.
    virtual void speak(const std::function<void()> &what) { what(); }
};

// A slot that makes sentences for this reporter.
template <typename What>
auto spokenTo(Reporter &reporter, What what)
{
    return [&reporter, what = std::move(what)](const auto &...told) {
        reporter.speak([&] { what(told...); });
    };
}

} // namespace control
