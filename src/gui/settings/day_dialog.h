// One day of the weekly plan, by hours that are chosen from lists: where there is no room for the grid.
#pragma once

#include "gui/settings/week_model.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QRadioButton;

namespace gui {

class DayDialog : public QDialog
{
    Q_OBJECT
public:
    // day: Monday is 0. What is painted stands in the plan at once, which outlives the dialog.
    DayDialog(WeekModel &plan, int day, QWidget *parent = nullptr);

private:
    QLayout *hours();
    const QList<QRadioButton *> &paces();
    QWidget *buttons();
    void keepInOrder(); // it ends after it begins
    void paint();
    void tell();

    WeekModel &m_plan;
    const int m_day;
    QLabel *m_sentence;
    QComboBox *m_from;
    QComboBox *m_to;
    QList<QRadioButton *> m_paces; // in the order of Pace
};

} // namespace gui
