// A request body that can be read once only.
//
// QNetworkAccessManager silently sends a request again when its connection closes unanswered. From a body
// that cannot be rewound it cannot: the call then ends, and whether to repeat it is ours to decide.
//
// Belongs to its call and is read in that call's thread only.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>

namespace http {

class SequentialBody : public QIODevice
{
    Q_OBJECT
public:
    explicit SequentialBody(const QByteArray &bytes);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return wasReadWhole(); }
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_position + QIODevice::bytesAvailable();
    }
    // Never 0: from a GET newer versions of Qt drop a body without bytes, and then send it again at will.
    qint64 size() const override { return std::max<qint64>(1, bytesAvailable()); }
    bool wasReadWhole() const { return m_position == m_bytes.size(); }
    qint64 length() const { return m_bytes.size(); }

protected:
    // How many of the wanted bytes may go now; readyRead() must follow later when it was less.
    virtual qint64 allowed(qint64 wanted) { return wanted; }

    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace http
