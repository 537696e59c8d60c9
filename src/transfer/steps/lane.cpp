#include "transfer/steps/lane.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace transfer {

Lane::Lane(Services &services, int number, const UploadRecord &upload, Transport &transport,
           SliceReader &reader, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_number(number)
    , m_channel(transport.channel())
    , m_reader(reader)
    , m_retrier(services, transport.rules())
{
    m_retrier.useCredentials(&transport.credentials());
    m_retrier.useAccount(upload.account());
    m_retrier.useApi(upload.api);
    setObjectName(u"%1 lane %2"_s.arg(parent->objectName()).arg(number)); // for the log
    m_retrier.setObjectName(objectName());
    connect(&m_retrier, &Retrier::waitChanged, this, &Lane::waitChanged);
}

void Lane::ask()
{
    m_task = {};
    m_retrier.run<SliceAnswer>(
        [this](base::Answer<SliceAnswer> answer) -> http::Call * {
            if (comesToNothing())
                return nullptr;
            m_underWay = true;
            return m_channel->ask(this, answer);
        },
        [this](const base::Result<SliceAnswer> &result, base::Reaction reaction) {
            m_underWay = false;
            if (result.ok())
                emit handed(result.value());
            else
                emit refused(result.error(), reaction);
        });
}

void Lane::dropTask(const Wait &wait)
{
    m_task = {};
    m_retrier.pauseThen(wait, [this] { emit dropped(); });
}

void Lane::send(const SliceTask &task)
{
    m_task = task;
    m_released = false;
    m_retrier.run<SliceAnswer>(
        // Each try reads the bytes anew: after a damaged slice they may differ.
        [this](base::Answer<SliceAnswer> answer) -> http::Call * {
            setOnTheWire(0);
            if (comesToNothing())
                return nullptr;
            m_whenReleased = nullptr;
            m_reader.read(m_task, this, [this, answer, reading = ++m_reading](const auto &slice) {
                if (reading != m_reading)
                    return; // halted since, or at another slice
                if (!slice.ok())
                    return answer(slice.error());
                m_whenReleased = [this, slice, answer] {
                    post(slice.value(), answer);
                };
                if (m_released)
                    std::exchange(m_whenReleased, nullptr)();
            });
            return nullptr;
        },
        [this](const base::Result<SliceAnswer> &result, base::Reaction reaction) {
            m_underWay = false;
            if (!result.ok()) {
                setOnTheWire(0);
                emit refused(result.error(), reaction);
                return;
            }
            arrived();
            const SliceTask done = std::exchange(m_task, {});
            emit acknowledged(done, result.value());
        });
}

// A try that should not be any more.
bool Lane::comesToNothing()
{
    m_underWay = false;
    if (m_last)
        emit cameToNothing();
    return m_last;
}

void Lane::release()
{
    m_released = true;
    if (m_whenReleased)
        std::exchange(m_whenReleased, nullptr)();
}

void Lane::post(const SliceBytes &slice, const base::Answer<SliceAnswer> &answer)
{
    m_underWay = true;
    auto body = std::make_unique<LimitedBody>(slice.bytes, m_services.limiter);
    http::Call *call = m_channel->send(m_task, slice, std::move(body), this, answer);
    connect(call, &http::Call::bodySent, this, &Lane::setOnTheWire);
    m_retrier.follow(call);
}

void Lane::halt()
{
    m_retrier.stop();
    m_underWay = false;
    ++m_reading;
    m_released = false;
    m_whenReleased = nullptr;
    setOnTheWire(0);
}

// What is not on its way any more has to go again.
void Lane::setOnTheWire(qint64 bytes)
{
    const qint64 more = bytes - std::exchange(m_onTheWire, bytes);
    if (more == 0)
        return;
    m_left += std::max<qint64>(0, more);
    if (m_traffic) {
        m_traffic->left += std::max<qint64>(0, more);
        m_traffic->again += std::max<qint64>(0, -more);
    }
    emit progressed();
}

// The last bytes may have gone without a word.
void Lane::arrived()
{
    setOnTheWire(m_task.length);
    m_onTheWire = 0;
    emit progressed();
}

} // namespace transfer
