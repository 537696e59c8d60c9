// From which day to which.
#pragma once

#include <QDate>
#include <QDialog>

class QDateEdit;

namespace gui {

class PeriodDialog : public QDialog
{
    Q_OBJECT
public:
    PeriodDialog(QDate from, QDate until, QWidget *parent);

    // Both belong to it; the earlier one is the first, however they were typed.
    QDate from() const;
    QDate until() const;

private:
    QDateEdit *m_from;
    QDateEdit *m_until;
};

} // namespace gui
