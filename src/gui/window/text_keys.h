// Keys that start and pause the whole queue do nothing while somebody types into a text field.
#pragma once

#include <QObject>

namespace gui {

class TextKeys : public QObject
{
    Q_OBJECT
public:
    explicit TextKeys(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace gui
