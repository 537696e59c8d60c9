// The last ten minutes, second by second: what left this computer, what Youku confirmed, and why nothing
// left. A plain value of constant size; whoever adds to it says when that is.
#pragma once

#include <QList>
#include <QtGlobal>

#include <array>
#include <vector>

namespace gui {

class SpeedRecord
{
public:
    static constexpr int length = 600; // seconds

    // What was going on. Of a second in which something left: Sending.
    enum class State : quint8 {
        Idle, // nothing was to be sent
        Sending,
        NoNetwork,
        Metered, // a line that nothing is to be sent on
        Retrying,
        NoSignIn,
        Planned,    // the weekly plan, or a time of its own, lets nothing be sent
        Unrecorded, // the computer slept, or its clock was set
    };
    struct Moment {
        qint64 wallMs = 0;      // since the epoch; may jump
        qint64 monotonicMs = 0; // only grows, and may stand still while the computer sleeps
    };
    // Bytes since the last call, and what goes on from now on.
    void add(const Moment &now, qint64 left, qint64 confirmed, State state);
    // Time went by.
    void pass(const Moment &now);

    // Whether nothing was sent in all of it.
    bool empty() const;
    State state() const { return m_state; }

    // Bytes a second, oldest first, `length` of them up to the last whole second; below 0 where there is
    // nothing to show.
    std::vector<double> sent() const;      // each the mean of five seconds
    std::vector<double> confirmed() const; // in steps of ten

    // Why nothing left for a while; in seconds, `from` counted as in sent().
    struct Gap {
        int from = 0;
        int seconds = 0;
        State why = State::Idle;

        bool operator==(const Gap &) const = default;
    };
    QList<Gap> gaps() const; // of those worth a word, oldest first

private:
    struct Second {
        qint64 left = 0;
        qint64 confirmed = 0;
        State state = State::Idle;
    };
    static constexpr int kept = length + 10; // as far back as a step or a mean may begin
    Second &slot(qint64 second) { return m_seconds[std::size_t(second % kept)]; }
    const Second &at(qint64 second) const { return m_seconds[std::size_t(second % kept)]; }
    qint64 first() const { return m_second - length; } // of what is shown
    void fill(qint64 until, State state);

    std::array<Second, kept> m_seconds = {};
    qint64 m_second = 2 * kept; // the one under way
    qint64 m_passedMs = 0;      // of it
    Moment m_last;
    bool m_begun = false;
    State m_state = State::Idle;
};

} // namespace gui
