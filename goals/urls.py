"""Addresses of goals."""

from django.urls import path

from goals.views import activity, assessment, chain, goal, mission, plan

urlpatterns = [
    path("", chain.chain_show, name="chain_show"),
    path("new/", goal.goal_create, name="goal_create"),
    path("<int:pk>/", goal.goal_show, name="goal_show"),
    path("<int:pk>/edit/", goal.goal_edit, name="goal_edit"),
    path("<int:pk>/delete/", goal.goal_delete, name="goal_delete"),
    path("<int:pk>/adopt/", goal.goal_adopt, name="goal_adopt"),
    path("<int:pk>/assess/", assessment.goal_assess, name="goal_assess"),
    path("<int:pk>/assess/<slug:period>/", assessment.goal_assess, name="goal_assess"),
    path("assessments/", assessment.assessment_list, name="assessment_list"),
    path("missions/<int:organisation>/", mission.mission_show, name="mission_show"),
    path("missions/<int:organisation>/edit/", mission.mission_edit, name="mission_edit"),
    path("plans/", plan.plan_list, name="plan_list"),
    path("plans/new/", plan.plan_create, name="plan_create"),
    path("plans/<int:pk>/", plan.plan_show, name="plan_show"),
    path("plans/<int:pk>/edit/", plan.plan_edit, name="plan_edit"),
    path("plans/<int:pk>/submit/", plan.plan_submit, name="plan_submit"),
    path("plans/<int:pk>/return/", plan.plan_return, name="plan_return"),
    path("plans/<int:pk>/adopt/", plan.plan_adopt, name="plan_adopt"),
    path("plans/<int:pk>/delete/", plan.plan_delete, name="plan_delete"),
    path("plans/<int:pk>/activities/new/", activity.activity_create, name="activity_create"),
    path("activities/<int:pk>/edit/", activity.activity_edit, name="activity_edit"),
    path("activities/<int:pk>/delete/", activity.activity_delete, name="activity_delete"),
]
