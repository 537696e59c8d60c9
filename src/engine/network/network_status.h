// What the system knows of the line to the internet: whether bytes on it are counted. Virtual where tests
// play one.
//
// The thread that made it, as QNetworkInformation tells it; where the system tells nothing, no line is
// metered.
#pragma once

#include <QObject>

namespace engine {

class NetworkStatus : public QObject
{
    Q_OBJECT
public:
    explicit NetworkStatus(QObject *parent = nullptr);

    // Whether this system tells at all; if not, no line counts as metered.
    virtual bool known() const;
    virtual bool metered() const;

signals:
    void changed();
};

} // namespace engine
