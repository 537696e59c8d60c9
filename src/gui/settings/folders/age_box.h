// How long a file has to stand still: seconds, shown in seconds and minutes, and read in both.
#pragma once

#include <QSpinBox>

namespace gui {

class AgeBox : public QSpinBox
{
    Q_OBJECT
public:
    explicit AgeBox(QWidget *parent = nullptr);

    void stepBy(int steps) override; // by 10 s in the first minute, then by 1 min

protected:
    QString textFromValue(int seconds) const override;
    int valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void fixup(QString &text) const override;
    StepEnabled stepEnabled() const override;
};

} // namespace gui
